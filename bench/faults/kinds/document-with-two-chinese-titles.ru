#+ fault: two preferred titles in Chinese
#+ report: document-title
INSERT { ?focus skos:prefLabel ?wrong . }
WHERE {
  ?focus a iip:PolicyDocument ; skos:prefLabel ?title . FILTER(LANG(?title) = "zh")
  BIND(STRLANG(CONCAT(STR(?title), "（试行）"), "zh") AS ?wrong)
}
