#+ fault: a citation that is external and names a document of the graph
#+ report: CitationShape
DELETE { ?focus iip:resolution iip:resolvedCitation . }
INSERT { ?focus iip:resolution iip:externalCitation . }
WHERE {
  ?focus iip:resolution iip:resolvedCitation .
}
