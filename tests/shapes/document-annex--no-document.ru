# expect: document-annex on doc:notice
INSERT DATA { doc:notice eli:has_annex vocab:plan . vocab:plan eli:is_annex_of doc:notice }
