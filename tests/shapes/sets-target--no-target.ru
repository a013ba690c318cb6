# expect: sets-target on section:2
INSERT DATA { section:2 iip:setsTarget vocab:nodes }
