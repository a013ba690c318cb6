# expect: statement-verification on found:1
DELETE DATA { found:1 iip:verification iip:seen }
