# expect: labels on body:mof
DELETE DATA { body:mof skos:prefLabel "財政部"@ja }
