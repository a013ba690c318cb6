# expect: labels on vocab:guanche
DELETE DATA { vocab:guanche skos:prefLabel "を徹底するため"@ja }
