# expect: level on body:mof
DELETE DATA { body:mof iip:level iip:levelMinistry } ;
INSERT DATA { body:mof iip:level iip:seen }
