# expect: published-before-signed on doc:notice
DELETE DATA { doc:notice eli:date_publication "2020-03-20"^^xsd:date , "2020-03"^^xsd:gYearMonth } ;
INSERT DATA { doc:notice eli:date_publication "2020-03-05"^^xsd:date }
