#+ fault: no longer in force before it is in force
#+ report: over-before-in-force
DELETE { ?focus eli:date_no_longer_in_force ?last . }
INSERT { ?focus eli:date_no_longer_in_force ?wrong . }
WHERE {
  ?focus eli:first_date_entry_in_force ?first .
  OPTIONAL { ?focus eli:date_no_longer_in_force ?last }
  BIND(STRDT(CONCAT(STR(xsd:integer(SUBSTR(STR(?first), 1, 4)) - 2), "-01-05"), xsd:date) AS ?wrong)
}
