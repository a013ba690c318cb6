# expect: statement-verification on stated:event
DELETE DATA { stated:event iip:verification iip:seen }
