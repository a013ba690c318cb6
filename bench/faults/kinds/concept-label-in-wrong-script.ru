#+ fault: an English label marked as Chinese
#+ report: label-script
DELETE { ?focus skos:prefLabel ?label . }
INSERT { ?focus skos:prefLabel ?wrong . }
WHERE {
  ?focus a ?kind ; skos:prefLabel ?label , ?english . FILTER(?kind IN (iip:Technology, iip:Indicator, org:FormalOrganization))
  FILTER(LANG(?label) = "zh" && LANG(?english) = "en" && REGEX(?english, "[a-z] +[A-Za-z]*[a-z]"))
  BIND(STRLANG(STR(?english), "zh") AS ?wrong)
}
