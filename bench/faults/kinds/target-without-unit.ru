#+ fault: a target without a unit
#+ report: unit
DELETE { ?focus qudt:hasUnit ?unit . }
WHERE {
  ?focus a iip:Target ; qudt:hasUnit ?unit .
}
