#+ fault: no longer in force before it is signed
#+ report: over-before-signed
DELETE { ?focus eli:date_no_longer_in_force ?last . }
INSERT { ?focus eli:date_no_longer_in_force ?wrong . }
WHERE {
  ?focus eli:date_document ?signed .
  FILTER NOT EXISTS { ?focus eli:date_document ?two FILTER(?two != ?signed) }
  OPTIONAL { ?focus eli:date_no_longer_in_force ?last }
  BIND(STRDT(CONCAT(STR(xsd:integer(SUBSTR(STR(?signed), 1, 4)) - 2), "-01-05"), xsd:date) AS ?wrong)
}
