#+ fault: a measure without any heading
#+ report: part-heading
DELETE { ?focus skos:prefLabel ?heading . }
WHERE {
  ?focus a iip:Measure ; skos:prefLabel ?heading .
}
