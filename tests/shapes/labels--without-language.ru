# expect: labels on vocab:tsn
INSERT DATA { vocab:tsn skos:prefLabel "TSN" }
