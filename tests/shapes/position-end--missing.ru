# expect: position-end on ev:position
DELETE DATA { ev:position oa:end 106 }
