# expect: issuance-document on stated:issuance-2
# expect: document-issuances on doc:notice
# expect: issued-lead on part:1
DELETE DATA { stated:issuance-2 iip:issuedDocument doc:notice } ;
INSERT DATA { stated:issuance-2 iip:issuedDocument part:1 }
