#+ fault: an English heading marked as Chinese
#+ report: label-script
DELETE { ?focus skos:prefLabel ?heading . }
INSERT { ?focus skos:prefLabel "Build networks"@zh . }
WHERE {
  ?focus a iip:Measure ; skos:prefLabel ?heading . FILTER(LANG(?heading) = "zh")
}
