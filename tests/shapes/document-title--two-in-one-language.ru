# expect: document-title on doc:notice
INSERT DATA { doc:notice skos:prefLabel "Another notice"@en }
