#+ fault: a measure that continues one of its own document
#+ report: succession-within-document
INSERT { ?focus iip:continuesMeasure ?other . }
WHERE {
  ?focus a iip:Measure ; eli:is_part_of ?above . ?other a iip:Measure ; eli:is_part_of ?above . FILTER(?other != ?focus)
}
