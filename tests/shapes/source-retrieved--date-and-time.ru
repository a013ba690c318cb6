# expect: source-retrieved on vocab:page
DELETE DATA { vocab:page iip:retrieved "2026-11-22"^^xsd:date } ;
INSERT DATA { vocab:page iip:retrieved "2026-11-22T10:00:00Z"^^xsd:dateTime }
