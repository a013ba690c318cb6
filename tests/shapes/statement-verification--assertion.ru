# expect: statement-verification on stated:title
DELETE DATA { stated:title iip:verification iip:seen }
