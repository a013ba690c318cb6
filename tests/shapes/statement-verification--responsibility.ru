# expect: statement-verification on stated:responsibility-lead
DELETE DATA { stated:responsibility-lead iip:verification iip:seen }
