#+ fault: an English title marked as Chinese
#+ report: label-script
DELETE { ?focus skos:prefLabel ?title . }
INSERT { ?focus skos:prefLabel ?wrong . }
WHERE {
  ?focus a iip:PolicyDocument ; skos:prefLabel ?title , ?english . FILTER(LANG(?title) = "zh" && LANG(?english) = "en")
  BIND(STRLANG(STR(?english), "zh") AS ?wrong)
}
