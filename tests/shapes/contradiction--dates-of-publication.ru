# expect: contradiction on doc:notice
INSERT DATA { doc:notice eli:date_publication "2020-03-21"^^xsd:date }
