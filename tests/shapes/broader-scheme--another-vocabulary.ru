# expect: broader-scheme on vocab:plan
DELETE DATA { vocab:notice skos:inScheme vocab:scheme } ;
INSERT DATA { vocab:notice skos:inScheme vocab:other-scheme }
