# expect: CitationShape on stated:citation-external
DELETE DATA { stated:citation-external iip:citedTitle "中华人民共和国网络安全法" ; iip:resolution iip:externalCitation } ;
INSERT DATA { stated:citation-external iip:resolution iip:ambiguousCitation }
