# expect: document-status on doc:notice
DELETE DATA { doc:notice iip:status iip:statusInForce } ;
INSERT DATA { doc:notice iip:status iip:seen }
