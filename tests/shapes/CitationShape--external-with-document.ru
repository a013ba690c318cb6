# expect: CitationShape on stated:citation-external
INSERT DATA { stated:citation-external iip:citedDocument old:opinions }
