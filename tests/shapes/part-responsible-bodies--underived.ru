# expect: part-responsible-bodies on section:2
INSERT DATA { section:2 iip:responsibleBody body:mof }
