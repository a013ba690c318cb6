# expect: citation-document on stated:citation-resolved
DELETE DATA { stated:citation-resolved iip:citedDocument old:opinions } ;
INSERT DATA { stated:citation-resolved iip:citedDocument old:measure }
