# expect: labels on vocab:beijing
DELETE DATA { vocab:beijing skos:prefLabel "北京市"@ja }
