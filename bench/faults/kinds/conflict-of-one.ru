#+ fault: a conflict of one statement
#+ report: conflict-between
DELETE { ?focus iip:between ?member . }
WHERE {
  ?focus iip:between ?member .
  { SELECT ?focus (MIN(STR(?each)) AS ?kept) { ?focus a iip:Conflict ; iip:between ?each } GROUP BY ?focus }
  FILTER(STR(?member) != ?kept)
}
