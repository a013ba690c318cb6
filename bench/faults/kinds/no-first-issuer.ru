#+ fault: issuers of whom none is the first
#+ report: issued-lead
DELETE { ?issuance iip:order 1 . }
INSERT { ?issuance iip:order 9 . }
WHERE {
  ?issuance iip:issuedDocument ?focus ; iip:order 1 .
}
