# expect: labels on vocab:tsn
DELETE DATA { vocab:tsn skos:prefLabel "タイム・センシティブ・ネットワーク"@ja }
