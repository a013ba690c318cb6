#+ fault: a target without a comparator
#+ report: target-comparator
DELETE { ?focus iip:comparator ?comparator . }
WHERE {
  ?focus a iip:Target ; iip:comparator ?comparator .
}
