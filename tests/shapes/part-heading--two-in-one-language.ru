# expect: part-heading on section:2
INSERT DATA { section:2 skos:prefLabel "Improve the identifier system"@en }
