# expect: position-length on vocab:page
DELETE DATA { ev:position oa:end 106 } ;
INSERT DATA { ev:position oa:end 107 }
