# expect: position-start on ev:position
# expect: position-length on vocab:page
DELETE DATA { ev:position oa:start 100 } ;
INSERT DATA { ev:position oa:start 112 }
