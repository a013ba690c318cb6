#+ fault: evidence that nobody read
#+ report: evidence-rule
DELETE { ?focus iip:rule ?rule . }
WHERE {
  ?focus a iip:Evidence ; iip:rule ?rule .
}
