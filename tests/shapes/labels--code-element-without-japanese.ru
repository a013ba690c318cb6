# expect: labels on vocab:gxt
DELETE DATA { vocab:gxt skos:prefLabel "工信庁"@ja }
