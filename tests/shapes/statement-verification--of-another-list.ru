# expect: statement-verification on stated:claim
INSERT DATA { stated:claim iip:verification iip:statusInForce }
