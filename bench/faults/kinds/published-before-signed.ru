#+ fault: published two years before it is signed
#+ report: published-before-signed
DELETE { ?focus eli:date_publication ?published . }
INSERT { ?focus eli:date_publication ?wrong . }
WHERE {
  ?focus eli:date_document ?signed ; eli:date_publication ?published .
  FILTER NOT EXISTS { ?focus eli:date_document ?two FILTER(?two != ?signed) }
  BIND(STRDT(CONCAT(STR(xsd:integer(SUBSTR(STR(?signed), 1, 4)) - 2), "-01-05"), xsd:date) AS ?wrong)
}
