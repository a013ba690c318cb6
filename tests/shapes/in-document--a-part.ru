# expect: in-document on old:measure
DELETE DATA { old:measure iip:inDocument old:opinions } ;
INSERT DATA { old:measure iip:inDocument section:1 }
