#+ fault: two measures beside each other with one number
#+ report: duplicate-part
DELETE { ?focus eli:number ?own . }
INSERT { ?focus eli:number ?number . }
WHERE {
  ?focus a iip:Measure ; eli:number ?own ; eli:is_part_of ?above .
  ?other a iip:Measure ; eli:number ?number ; eli:is_part_of ?above . FILTER(?other != ?focus)
}
