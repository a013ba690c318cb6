# expect: level on doc:notice
DELETE DATA { doc:notice iip:level iip:levelMinistry } ;
INSERT DATA { doc:notice iip:level "ministry" }
