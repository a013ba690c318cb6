#+ fault: a second date, and no conflict that joins the two
#+ report: contradiction
INSERT { ?focus eli:date_document ?wrong . }
WHERE {
  ?focus eli:date_document ?signed .
  FILTER NOT EXISTS { ?focus eli:date_document ?two FILTER(?two != ?signed) }
  BIND(STRDT(CONCAT(STR(xsd:integer(SUBSTR(STR(?signed), 1, 4)) - 2), "-01-05"), xsd:date) AS ?wrong)
}
