# expect: labels on vocab:remote
DELETE DATA { vocab:remote skos:prefLabel "設備の遠隔操作"@ja }
