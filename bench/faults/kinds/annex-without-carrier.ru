#+ fault: an annex that does not point back to its carrier
#+ report: document-carrier
DELETE { ?focus eli:is_annex_of ?carrier . }
WHERE {
  ?focus eli:is_annex_of ?carrier . ?carrier eli:has_annex ?focus .
}
