# expect: statement-verification on stated:observation
DELETE DATA { stated:observation iip:verification iip:seen }
