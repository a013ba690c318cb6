# expect: document-recipient on doc:notice
DELETE DATA { doc:notice iip:recipient body:mof } ;
INSERT DATA { doc:notice iip:recipient "财政部" }
