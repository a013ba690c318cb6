#+ fault: a figure of a body that was not founded yet
#+ report: event-before-founding
DELETE { ?focus iip:observedOn ?day ; iip:about ?about . }
INSERT { ?focus iip:observedOn "2009-06"^^xsd:gYearMonth ; iip:about ?body . }
WHERE {
  ?founding iip:eventKind "founded" ; iip:about ?body .
  ?focus a iip:Observation ; iip:observedOn ?day ; iip:about ?about .
}
