# expect: statement-verification on stated:issuance-1
DELETE DATA { stated:issuance-1 iip:verification iip:seen }
