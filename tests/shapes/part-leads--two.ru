# warn: part-leads on section:2
DELETE DATA { stated:responsibility-text iip:role iip:supportRole } ;
INSERT DATA { stated:responsibility-text iip:role iip:leadRole }
