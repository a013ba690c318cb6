#+ fault: two plans each of which succeeds the other
#+ report: succession-circle
INSERT { ?other iip:succeedsPlan ?focus . }
WHERE {
  ?focus iip:succeedsPlan ?other .
}
