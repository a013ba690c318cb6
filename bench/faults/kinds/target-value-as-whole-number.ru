#+ fault: a value that is no decimal
#+ report: target-value
DELETE { ?focus qudt:numericValue ?value . }
INSERT { ?focus qudt:numericValue ?wrong . }
WHERE {
  ?focus a iip:Target ; qudt:numericValue ?value .
  BIND(STRDT(REPLACE(STR(?value), "[.].*", ""), xsd:integer) AS ?wrong)
}
