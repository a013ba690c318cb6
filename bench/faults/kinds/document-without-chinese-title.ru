#+ fault: a document without a title in Chinese
#+ report: document-title
DELETE { ?focus skos:prefLabel ?title . }
WHERE {
  ?focus a iip:PolicyDocument ; skos:prefLabel ?title . FILTER(LANG(?title) = "zh")
}
