#+ fault: a quote without a word
#+ report: quote-exact
DELETE { ?focus oa:exact ?quote . }
INSERT { ?focus oa:exact "" . }
WHERE {
  ?place a iip:Evidence ; oa:hasSelector ?focus . ?focus a oa:TextQuoteSelector ; oa:exact ?quote .
}
