#+ fault: two targets each of which succeeds the other
#+ report: succession-circle
INSERT { ?other iip:succeedsTarget ?focus . }
WHERE {
  ?focus iip:succeedsTarget ?other .
}
