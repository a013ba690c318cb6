#+ fault: a measure that belongs to two parts
#+ report: part-parent
INSERT { ?focus eli:is_part_of ?other . ?other eli:has_part ?focus . }
WHERE {
  ?focus a iip:Measure ; eli:is_part_of ?above . ?above a iip:Section .
  ?document eli:has_part ?above , ?other . ?other a iip:Section . FILTER(?other != ?above)
}
