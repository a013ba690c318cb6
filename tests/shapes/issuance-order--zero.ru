# expect: issuance-order on stated:issuance-2
DELETE DATA { stated:issuance-2 iip:order 2 } ;
INSERT DATA { stated:issuance-2 iip:order 0 }
