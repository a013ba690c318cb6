#+ fault: a concept without a label in Chinese
#+ report: labels
DELETE { ?focus skos:prefLabel ?label . }
WHERE {
  ?focus a ?kind ; skos:prefLabel ?label . FILTER(LANG(?label) = "zh")
  FILTER(?kind IN (iip:Technology, iip:Indicator, iip:Industry, iip:Scenario))
}
