# expect: document-lead-issuer on doc:notice
DELETE DATA { doc:notice iip:leadIssuer body:miit } ;
INSERT DATA { doc:notice iip:leadIssuer vocab:tsn }
