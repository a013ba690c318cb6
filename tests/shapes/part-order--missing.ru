# expect: part-order on part:1
DELETE DATA { part:1 iip:order 1 }
