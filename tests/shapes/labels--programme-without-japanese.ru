# expect: labels on vocab:512
DELETE DATA { vocab:512 skos:prefLabel "512プロジェクト"@ja }
