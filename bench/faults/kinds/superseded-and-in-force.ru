#+ fault: superseded, and in force
#+ report: status-contradiction
INSERT { ?focus iip:status iip:statusSuperseded . }
WHERE {
  ?focus iip:status iip:statusInForce .
}
