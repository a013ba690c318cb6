#+ fault: a target without a value
#+ report: TargetShape
DELETE { ?focus qudt:numericValue ?value . }
WHERE {
  ?focus a iip:Target ; qudt:numericValue ?value .
}
