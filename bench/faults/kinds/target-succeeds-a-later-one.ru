#+ fault: a target that succeeds one of a later document
#+ report: succession-backwards
INSERT { ?focus iip:succeedsTarget ?other . }
WHERE {
  ?focus a iip:Target ; iip:indicator ?indicator ; ^iip:setsTarget/eli:is_part_of*/eli:is_annex_of?/eli:date_document ?own .
  ?other a iip:Target ; iip:indicator ?indicator ; ^iip:setsTarget/eli:is_part_of*/eli:is_annex_of?/eli:date_document ?late .
  FILTER(SUBSTR(STR(?own), 1, 4) < SUBSTR(STR(?late), 1, 4))
}
