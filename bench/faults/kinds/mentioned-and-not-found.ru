#+ fault: a concept that a part mentions and no mention shows
#+ report: part-mentions
INSERT { ?focus iip:mentions <https://w3id.org/iiot-policy/id/industry/steel> . }
WHERE {
  ?focus a iip:Measure ; iip:order ?order .
  FILTER NOT EXISTS { ?focus iip:mentions <https://w3id.org/iiot-policy/id/industry/steel> }
}
