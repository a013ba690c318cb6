#+ fault: a date that no calendar has
#+ report: document-date
DELETE { ?focus eli:date_document ?signed . }
INSERT { ?focus eli:date_document ?wrong . }
WHERE {
  ?focus eli:date_document ?signed .
  BIND(STRDT(CONCAT(SUBSTR(STR(?signed), 1, 4), "-13-40"), xsd:date) AS ?wrong)
}
