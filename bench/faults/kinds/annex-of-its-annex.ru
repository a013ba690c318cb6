#+ fault: two documents that are annexed to each other
#+ report: circle-above
INSERT { ?carrier eli:is_annex_of ?focus . ?focus eli:has_annex ?carrier . }
WHERE {
  ?focus eli:is_annex_of ?carrier .
}
