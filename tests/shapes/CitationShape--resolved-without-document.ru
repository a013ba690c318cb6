# expect: CitationShape on stated:citation-resolved
DELETE DATA { stated:citation-resolved iip:citedDocument old:opinions }
