# expect: statement-verification on found:paragraph
DELETE DATA { found:paragraph iip:verification iip:seen }
