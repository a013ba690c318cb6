#+ fault: a resolved citation without its document
#+ report: CitationShape
DELETE { ?focus iip:citedDocument ?cited . }
WHERE {
  ?focus a iip:Citation ; iip:citedDocument ?cited .
}
