# expect: one-level on vocab:beijing
INSERT DATA { vocab:beijing iip:level iip:levelCity }
