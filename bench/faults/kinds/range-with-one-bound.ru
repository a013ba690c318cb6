#+ fault: a range with one bound
#+ report: TargetShape
DELETE { ?focus iip:comparator ?comparator ; qudt:numericValue ?value . }
INSERT { ?focus iip:comparator iip:betweenComparator ; qudt:lowerBound ?value . }
WHERE {
  ?focus a iip:Target ; iip:comparator ?comparator ; qudt:numericValue ?value .
}
