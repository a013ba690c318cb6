#+ fault: a document that no source describes
#+ report: document-without-source
DELETE { ?graph iip:describes ?focus . }
WHERE {
  ?focus a iip:PolicyDocument ; ^iip:describes ?graph .
}
