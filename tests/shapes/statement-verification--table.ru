# expect: statement-verification on found:table
DELETE DATA { found:table iip:verification iip:seen }
