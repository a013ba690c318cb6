#+ fault: a measure that what it belongs to does not list
#+ report: part-listed
DELETE { ?above eli:has_part ?focus . }
WHERE {
  ?focus a iip:Measure ; eli:is_part_of ?above .
}
