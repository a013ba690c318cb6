# expect: document-lead-issuer on doc:notice
INSERT DATA { doc:notice iip:leadIssuer body:mof }
