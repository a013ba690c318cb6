# expect: document-date on doc:notice
DELETE DATA { doc:notice eli:date_document "2020-03-06"^^xsd:date } ;
INSERT DATA { doc:notice eli:date_document "2020-02-30"^^xsd:date }
