#+ fault: a status that the list has not
#+ report: document-status
DELETE { ?focus iip:status ?status . }
INSERT { ?focus iip:status iip:seen . }
WHERE {
  ?focus a iip:PolicyDocument ; iip:status ?status .
}
