# expect: measure-continues on section:2
# expect: measure-change on section:2
DELETE DATA { section:2 iip:continuesMeasure old:measure } ;
INSERT DATA { section:2 iip:continuesMeasure part:1 }
