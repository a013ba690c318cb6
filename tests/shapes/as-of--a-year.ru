# expect: as-of on vocab:dataset
DELETE WHERE { vocab:dataset iip:asOf ?day } ;
INSERT DATA { vocab:dataset iip:asOf "2026"^^xsd:gYear }
