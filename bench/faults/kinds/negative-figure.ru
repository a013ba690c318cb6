#+ fault: a number of things below nought
#+ report: negative-figure
DELETE { ?focus qudt:numericValue ?value . }
INSERT { ?focus qudt:numericValue ?wrong . }
WHERE {
  ?focus a iip:Target ; iip:basis iip:stockBasis ; qudt:numericValue ?value . FILTER(?value > 0)
  BIND(0.0 - ?value AS ?wrong)
}
