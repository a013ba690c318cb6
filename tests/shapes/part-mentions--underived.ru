# expect: part-mentions on part:1
INSERT DATA { part:1 iip:mentions vocab:tsn }
