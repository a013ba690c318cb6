#+ fault: a target with two values
#+ report: target-value
INSERT { ?focus qudt:numericValue ?wrong . }
WHERE {
  ?focus a iip:Target ; qudt:numericValue ?value .
  BIND(?value + 1.5 AS ?wrong)
}
