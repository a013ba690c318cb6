#+ fault: a region code that is not six digits
#+ report: region-code
DELETE { ?focus skos:notation ?code . }
INSERT { ?focus skos:notation ?wrong . }
WHERE {
  ?focus a iip:Region ; skos:notation ?code .
  BIND(SUBSTR(STR(?code), 1, 5) AS ?wrong)
}
