#+ fault: a share of more than 100 %
#+ report: share-above-whole
DELETE { ?focus qudt:numericValue ?value . }
INSERT { ?focus qudt:numericValue ?wrong . }
WHERE {
  ?focus a iip:Target ; iip:basis iip:ratioBasis ; qudt:hasUnit unit:PERCENT ; qudt:numericValue ?value .
  BIND(?value + 100.5 AS ?wrong)
}
