#+ fault: a measure with two headings in Chinese
#+ report: part-heading
INSERT { ?focus skos:prefLabel ?wrong . }
WHERE {
  ?focus a iip:Measure ; skos:prefLabel ?heading . FILTER(LANG(?heading) = "zh")
  BIND(STRLANG(CONCAT("加快", STR(?heading)), "zh") AS ?wrong)
}
