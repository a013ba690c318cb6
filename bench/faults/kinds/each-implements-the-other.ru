#+ fault: two documents each of which implements the other
#+ report: succession-circle
INSERT { ?other iip:implementsPolicy ?focus . }
WHERE {
  ?focus iip:implementsPolicy ?other .
}
