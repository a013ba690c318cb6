# expect: document-issuer-text on doc:rules
DELETE DATA { doc:rules iip:issuerText "工业互联网联盟"@zh } ;
INSERT DATA { doc:rules iip:issuerText "工業インターネット連盟"@ja }
