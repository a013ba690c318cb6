#+ fault: a target without a basis
#+ report: target-basis
DELETE { ?focus iip:basis ?basis . }
WHERE {
  ?focus a iip:Target ; iip:basis ?basis .
}
