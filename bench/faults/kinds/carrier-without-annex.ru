#+ fault: a carrier that does not name its annex
#+ report: document-carrier
DELETE { ?carrier eli:has_annex ?focus . }
WHERE {
  ?focus eli:is_annex_of ?carrier . ?carrier eli:has_annex ?focus .
}
