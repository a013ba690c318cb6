#+ fault: a responsibility without a role
#+ report: responsibility-role
DELETE { ?focus iip:role ?role . }
WHERE {
  ?focus a iip:Responsibility ; iip:role ?role .
}
