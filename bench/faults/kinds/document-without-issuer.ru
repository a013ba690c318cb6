#+ fault: a document that nobody issued
#+ report: document-origin
DELETE { ?focus eli:passed_by ?body . }
WHERE {
  ?focus eli:passed_by ?body .
  FILTER NOT EXISTS { ?focus eli:is_annex_of|iip:issuerText|iip:notStated ?other }
}
