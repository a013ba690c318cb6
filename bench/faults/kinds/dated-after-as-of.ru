#+ fault: dated after the day as of which the collection stands
#+ report: after-as-of
#+ severity: Warning
DELETE { ?focus eli:date_document ?signed . }
INSERT { ?focus eli:date_document ?wrong . }
WHERE {
  ?dataset iip:asOf ?now . ?focus eli:date_document ?signed .
  BIND(STRDT(CONCAT(STR(xsd:integer(SUBSTR(STR(?now), 1, 4)) + 2), "-01-05"), xsd:date) AS ?wrong)
}
