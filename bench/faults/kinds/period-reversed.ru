#+ fault: a plan whose period ends before it begins
#+ report: period-reversed
DELETE { ?begin ?how ?first . ?end ?so ?last . }
INSERT { ?begin ?so ?last . ?end ?how ?first . }
WHERE {
  ?document dcterms:temporal ?focus .
  ?focus time:hasBeginning ?begin ; time:hasEnd ?end .
  ?begin ?how ?first . ?end ?so ?last .
  FILTER(isLiteral(?first) && isLiteral(?last) && SUBSTR(STR(?first), 1, 4) != SUBSTR(STR(?last), 1, 4))
}
