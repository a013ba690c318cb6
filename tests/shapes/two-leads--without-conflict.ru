# expect: two-leads on doc:rules
DELETE DATA { found:leads-differ iip:between found:issuance-1 } ;
INSERT DATA { found:leads-differ iip:between found:issuance-2 }
