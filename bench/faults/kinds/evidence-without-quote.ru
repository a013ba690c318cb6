#+ fault: evidence that quotes nothing
#+ report: evidence-quote
DELETE { ?focus oa:hasSelector ?selector . }
WHERE {
  ?focus a iip:Evidence ; oa:hasSelector ?selector . ?selector a oa:TextQuoteSelector .
}
