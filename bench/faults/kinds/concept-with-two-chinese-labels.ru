#+ fault: a concept with two preferred labels in Chinese
#+ report: labels
INSERT { ?focus skos:prefLabel ?wrong . }
WHERE {
  ?focus a ?kind ; skos:prefLabel ?label . FILTER(LANG(?label) = "zh" && ?kind IN (iip:Technology, iip:Indicator, org:FormalOrganization))
  BIND(STRLANG(CONCAT("新", STR(?label)), "zh") AS ?wrong)
}
