# expect: citation-of-itself on stated:citation-resolved
DELETE DATA { stated:citation-resolved iip:citedDocument old:opinions } ;
INSERT DATA { stated:citation-resolved iip:citedDocument doc:notice }
