# expect: labels on vocab:nodes
DELETE DATA { vocab:nodes skos:prefLabel "二級ノード数"@ja }
