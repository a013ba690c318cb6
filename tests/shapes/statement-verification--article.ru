# expect: statement-verification on found:article
DELETE DATA { found:article iip:verification iip:seen }
