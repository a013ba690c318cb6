# expect: statement-source on section:2
DELETE DATA { section:2 iip:statedIn vocab:page } ;
INSERT DATA { section:2 iip:statedIn <https://example.org/other.html> }
