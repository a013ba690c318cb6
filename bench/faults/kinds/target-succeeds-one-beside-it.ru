#+ fault: a target that succeeds one of its own document
#+ report: succession-within-document
INSERT { ?focus iip:succeedsTarget ?other . }
WHERE {
  ?focus a iip:Target ; ^iip:setsTarget/eli:is_part_of* ?document . ?document a iip:PolicyDocument .
  ?other a iip:Target ; ^iip:setsTarget/eli:is_part_of* ?document . FILTER(?other != ?focus)
}
