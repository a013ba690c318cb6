#+ fault: a plan whose period has no end
#+ report: period-end
DELETE { ?focus time:hasEnd ?end . }
WHERE {
  ?document dcterms:temporal ?focus . ?focus time:hasEnd ?end .
}
