#+ fault: in force before it is published
#+ report: in-force-before-published
#+ severity: Warning
DELETE { ?focus eli:first_date_entry_in_force ?first . }
INSERT { ?focus eli:first_date_entry_in_force ?wrong . }
WHERE {
  ?focus eli:date_publication ?published .
  OPTIONAL { ?focus eli:first_date_entry_in_force ?first }
  FILTER NOT EXISTS { ?focus eli:date_publication ?two FILTER(?two != ?published) }
  BIND(STRDT(CONCAT(STR(xsd:integer(SUBSTR(STR(?published), 1, 4)) - 2), "-01-05"), xsd:date) AS ?wrong)
}
