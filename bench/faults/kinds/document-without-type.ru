#+ fault: a document without a type
#+ report: document-type
DELETE { ?focus eli:type_document ?type . }
WHERE {
  ?focus a iip:PolicyDocument ; eli:type_document ?type .
}
