# expect: labels on vocab:steel
DELETE DATA { vocab:steel skos:prefLabel "鉄鋼"@ja }
