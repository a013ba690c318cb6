# expect: claim-about on stated:claim
DELETE DATA { stated:claim iip:claimAbout doc:annex-1 } ;
INSERT DATA { stated:claim iip:claimAbout vocab:nodes }
