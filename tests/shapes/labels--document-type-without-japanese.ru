# expect: labels on vocab:notice
DELETE DATA { vocab:notice skos:prefLabel "通知"@ja }
