# expect: citation-resolution on stated:citation-resolved
DELETE DATA { stated:citation-resolved iip:resolution iip:resolvedCitation }
