# expect: document-title on doc:annex-1
DELETE DATA { doc:annex-1 skos:prefLabel "工业互联网行动计划"@zh } ;
INSERT DATA { doc:annex-1 skos:prefLabel "  "@zh }
