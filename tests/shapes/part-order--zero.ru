# expect: part-order on section:2
DELETE DATA { section:2 iip:order 2 } ;
INSERT DATA { section:2 iip:order 0 }
