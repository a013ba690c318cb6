# expect: statement-verification on stated:claim
DELETE DATA { stated:claim iip:verification iip:seen }
