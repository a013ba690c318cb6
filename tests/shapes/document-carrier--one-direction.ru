# expect: document-carrier on doc:annex-1
DELETE DATA { doc:notice eli:has_annex doc:annex-1 }
