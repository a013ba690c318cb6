# expect: statement-verification on found:box
DELETE DATA { found:box iip:verification iip:seen }
