# expect: event-date on stated:event
DELETE DATA { stated:event dcterms:date "2019-11"^^xsd:gYearMonth }
