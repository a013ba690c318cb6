# expect: statement-verification on found:item
DELETE DATA { found:item iip:verification iip:seen }
