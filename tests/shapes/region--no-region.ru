# expect: region on doc:notice
DELETE DATA { doc:notice iip:region vocab:beijing } ;
INSERT DATA { doc:notice iip:region vocab:tsn }
