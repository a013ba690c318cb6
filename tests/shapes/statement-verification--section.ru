# expect: statement-verification on part:1
DELETE DATA { part:1 iip:verification iip:seen }
