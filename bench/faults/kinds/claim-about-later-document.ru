#+ fault: a claim that a later document is fulfilled
#+ report: claim-about-later-document
DELETE { ?focus iip:claimAbout ?about ; iip:claimedBy ?by . }
INSERT { ?focus iip:claimAbout ?by ; iip:claimedBy ?about . }
WHERE {
  ?focus a iip:FulfilmentClaim ; iip:claimAbout ?about ; iip:claimedBy ?by .
}
