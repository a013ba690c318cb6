#+ fault: two measures in one place
#+ report: duplicate-part
DELETE { ?focus iip:order ?own . }
INSERT { ?focus iip:order ?order . }
WHERE {
  ?focus a iip:Measure ; iip:order ?own ; eli:is_part_of ?above .
  ?other a iip:Measure ; iip:order ?order ; eli:is_part_of ?above . FILTER(?other != ?focus)
}
