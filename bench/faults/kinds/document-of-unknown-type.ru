#+ fault: a type that is no type
#+ report: document-type-class
DELETE { ?focus eli:type_document ?type . }
INSERT { ?focus eli:type_document <https://w3id.org/iiot-policy/id/technology/tsn> . }
WHERE {
  ?focus a iip:PolicyDocument ; eli:type_document ?type .
}
