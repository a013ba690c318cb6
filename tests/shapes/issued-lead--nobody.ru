# expect: issued-lead on doc:notice
DELETE DATA { stated:issuance-1 iip:order 1 } ;
INSERT DATA { stated:issuance-1 iip:order 3 }
