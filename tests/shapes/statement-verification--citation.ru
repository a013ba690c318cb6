# expect: statement-verification on stated:citation-resolved
DELETE DATA { stated:citation-resolved iip:verification iip:seen }
