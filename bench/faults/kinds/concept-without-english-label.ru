#+ fault: a concept without a label in English
#+ report: labels
DELETE { ?focus skos:prefLabel ?label . }
WHERE {
  ?focus a ?kind ; skos:prefLabel ?label . FILTER(LANG(?label) = "en")
  FILTER(?kind IN (iip:Technology, iip:Indicator, iip:Industry, iip:Scenario))
}
