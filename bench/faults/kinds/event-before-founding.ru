#+ fault: an event of a body that was not founded yet
#+ report: event-before-founding
DELETE { ?focus dcterms:date ?day ; iip:about ?about . }
INSERT { ?focus dcterms:date "2009-06"^^xsd:gYearMonth ; iip:about ?body . }
WHERE {
  ?founding iip:eventKind "founded" ; iip:about ?body .
  ?focus a iip:Event ; iip:eventKind "launched" ; dcterms:date ?day ; iip:about ?about .
}
