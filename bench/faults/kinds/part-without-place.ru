#+ fault: a part without its place
#+ report: part-order
DELETE { ?focus iip:order ?order . }
WHERE {
  ?focus a iip:Section ; iip:order ?order .
}
