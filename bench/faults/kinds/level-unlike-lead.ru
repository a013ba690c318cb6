#+ fault: a level that is not that of the lead issuer
#+ report: level-of-lead
DELETE { ?focus iip:level ?level . }
INSERT { ?focus iip:level ?other . }
WHERE {
  ?focus iip:leadIssuer ?lead ; iip:level ?level . ?other a iip:Level .
  FILTER NOT EXISTS { ?focus iip:level ?other }
}
