# expect: two-leads on doc:notice
DELETE DATA { stated:issuance-2 iip:order 2 } ;
INSERT DATA { stated:issuance-2 iip:order 1 }
