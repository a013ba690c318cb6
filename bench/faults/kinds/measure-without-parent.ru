#+ fault: a measure that belongs to nothing
#+ report: part-parent
DELETE { ?focus eli:is_part_of ?above . }
WHERE {
  ?focus a iip:Measure ; eli:is_part_of ?above .
}
