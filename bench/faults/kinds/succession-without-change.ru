#+ fault: a succession that does not say what changed
#+ report: target-change
DELETE { ?change iip:laterTarget ?focus . }
WHERE {
  ?focus iip:succeedsTarget ?earlier . ?change iip:laterTarget ?focus ; iip:earlierTarget ?earlier .
}
