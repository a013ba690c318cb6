#+ fault: a mark of verification that the list has not
#+ report: statement-verification
DELETE { ?focus iip:verification ?mark . }
INSERT { ?focus iip:verification iip:certain . }
WHERE {
  ?focus a iip:Measure ; iip:verification ?mark .
}
