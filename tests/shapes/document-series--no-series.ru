# expect: document-series on doc:annex-1
DELETE DATA { doc:annex-1 eli:is_member_of vocab:plans } ;
INSERT DATA { doc:annex-1 eli:is_member_of vocab:plan }
