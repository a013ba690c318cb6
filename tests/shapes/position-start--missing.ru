# expect: position-start on ev:position
DELETE DATA { ev:position oa:start 100 }
