# expect: observation-date on stated:observation
DELETE DATA { stated:observation iip:observedOn "2024-01"^^xsd:gYearMonth }
