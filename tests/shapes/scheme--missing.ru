# expect: scheme on vocab:tsn
DELETE DATA { vocab:tsn skos:inScheme vocab:scheme }
