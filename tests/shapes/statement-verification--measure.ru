# expect: statement-verification on section:2
DELETE DATA { section:2 iip:verification iip:seen }
