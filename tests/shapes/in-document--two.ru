# expect: in-document on old:measure
INSERT DATA { old:measure iip:inDocument doc:notice }
