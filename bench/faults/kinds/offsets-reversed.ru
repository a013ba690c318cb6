#+ fault: a quote that ends before it begins
#+ report: position-start
INSERT { ?place oa:hasSelector ?focus . ?focus a oa:TextPositionSelector ; oa:start 12 ; oa:end 4 . }
WHERE {
  ?place a iip:Evidence ; oa:hasSelector/oa:exact ?quote .
  BIND(IRI(CONCAT(STR(?place), "/position")) AS ?focus)
}
