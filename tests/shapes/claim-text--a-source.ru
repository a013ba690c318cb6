# expect: claim-text on stated:claim
DELETE DATA { stated:claim iip:claimedBy doc:notice } ;
INSERT DATA { stated:claim iip:claimedBy vocab:page }
