# expect: as-of on vocab:dataset
INSERT DATA { vocab:dataset iip:asOf "2027-01-01"^^xsd:date }
