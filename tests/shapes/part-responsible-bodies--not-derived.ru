# expect: part-responsible-bodies on section:2
DELETE DATA { section:2 iip:responsibleBody body:miit }
