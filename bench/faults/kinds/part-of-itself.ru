#+ fault: a part that is part of itself
#+ report: circle-above
DELETE { ?focus eli:is_part_of ?above . ?above eli:has_part ?focus . }
INSERT { ?focus eli:is_part_of ?focus ; eli:has_part ?focus . }
WHERE {
  ?focus a iip:Measure ; eli:is_part_of ?above .
}
