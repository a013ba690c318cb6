# expect: responsibility-role on stated:responsibility-text
DELETE DATA { stated:responsibility-text iip:role iip:supportRole }
