# expect: statement-verification on stated:mention-technology
DELETE DATA { stated:mention-technology iip:verification iip:seen }
