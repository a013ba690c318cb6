#+ fault: a range whose lower bound is above the upper one
#+ report: target-lower-bound
DELETE { ?focus iip:comparator ?comparator ; qudt:numericValue ?value . }
INSERT { ?focus iip:comparator iip:betweenComparator ; qudt:lowerBound ?above ; qudt:upperBound ?value . }
WHERE {
  ?focus a iip:Target ; iip:comparator ?comparator ; qudt:numericValue ?value .
  BIND(?value + 1.5 AS ?above)
}
