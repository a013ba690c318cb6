#+ fault: a body of no level
#+ report: one-level
DELETE { ?focus iip:level ?level . }
WHERE {
  ?focus a org:FormalOrganization ; iip:level ?level .
}
