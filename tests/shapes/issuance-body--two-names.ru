# expect: issuance-body on found:issuance-2
INSERT DATA { found:issuance-2 iip:issuerText "另一联盟"@zh }
