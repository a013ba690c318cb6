# expect: document-type on doc:annex-1
DELETE DATA { doc:annex-1 eli:type_document vocab:plan }
