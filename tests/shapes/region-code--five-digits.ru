# expect: region-code on vocab:beijing
DELETE DATA { vocab:beijing skos:notation "110000" } ;
INSERT DATA { vocab:beijing skos:notation "11000" }
