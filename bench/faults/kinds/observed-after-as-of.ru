#+ fault: a figure counted after the day as of which the collection stands
#+ report: after-as-of
#+ severity: Warning
DELETE { ?focus iip:observedOn ?day . }
INSERT { ?focus iip:observedOn ?wrong . }
WHERE {
  ?dataset iip:asOf ?now . ?focus iip:observedOn ?day .
  BIND(STRDT(CONCAT(STR(xsd:integer(SUBSTR(STR(?now), 1, 4)) + 2), "-01-05"), xsd:date) AS ?wrong)
}
