#+ fault: a citation of a document that nothing is said about
#+ report: dangling-iri
DELETE { ?focus iip:citedDocument ?cited . }
INSERT { ?focus iip:citedDocument <https://w3id.org/iiot-policy/eli/cn/sc/1998/guofa-404> . }
WHERE {
  ?focus a iip:Citation ; iip:citedDocument ?cited .
}
