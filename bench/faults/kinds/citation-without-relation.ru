#+ fault: a citation without its relation
#+ report: citation-relation
DELETE { ?focus iip:relation ?relation . }
WHERE {
  ?focus a iip:Citation ; iip:relation ?relation .
}
