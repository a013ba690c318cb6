#+ fault: a quote that is longer than its place
#+ report: position-length
INSERT { ?focus oa:hasSelector ?position . ?position a oa:TextPositionSelector ; oa:start 10 ; oa:end ?end . }
WHERE {
  ?focus a iip:Evidence ; oa:hasSelector/oa:exact ?quote .
  BIND(IRI(CONCAT(STR(?focus), "/position")) AS ?position)
  BIND(9 + STRLEN(?quote) AS ?end)
}
