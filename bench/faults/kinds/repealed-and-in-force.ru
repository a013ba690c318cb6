#+ fault: repealed, and in force
#+ report: status-contradiction
DELETE { ?focus iip:status iip:statusInForce . }
INSERT { ?focus iip:status iip:statusRepealed . }
WHERE {
  ?focus iip:status iip:statusInForce ; eli:in_force eli:InForce-inForce .
}
