#+ fault: a target that does not say how it is known
#+ report: statement-verification
DELETE { ?focus iip:verification ?mark . }
WHERE {
  ?focus a iip:Target ; iip:verification ?mark .
}
