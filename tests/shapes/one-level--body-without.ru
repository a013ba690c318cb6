# expect: one-level on body:mof
DELETE DATA { body:mof iip:level iip:levelMinistry }
