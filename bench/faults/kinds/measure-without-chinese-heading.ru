#+ fault: a measure with a heading in English only
#+ report: part-heading-chinese
#+ severity: Warning
DELETE { ?focus skos:prefLabel ?heading . }
INSERT { ?focus skos:prefLabel "A heading"@en . }
WHERE {
  ?focus a iip:Measure ; skos:prefLabel ?heading .
}
