# expect: evidence-position on ev:it
INSERT DATA { ev:it oa:hasSelector ev:position-2 . ev:position-2 a oa:TextPositionSelector ; oa:start 200 ; oa:end 206 }
