# expect: document-origin on doc:annex-1
# expect: document-carrier on doc:annex-1
DELETE DATA { doc:annex-1 eli:is_annex_of doc:notice }
