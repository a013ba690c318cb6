# expect: two-leads on doc:notice
INSERT DATA { doc:notice iip:leadIssuer body:mof }
