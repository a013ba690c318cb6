#+ fault: a concept without a label in Japanese
#+ report: labels
DELETE { ?focus skos:prefLabel ?label . }
WHERE {
  ?focus a ?kind ; skos:prefLabel ?label . FILTER(LANG(?label) = "ja")
  FILTER(?kind IN (iip:Technology, iip:Indicator, iip:Industry, iip:Scenario))
}
