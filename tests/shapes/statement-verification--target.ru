# expect: statement-verification on stated:target-single
DELETE DATA { stated:target-single iip:verification iip:seen }
