# expect: document-date on doc:notice
DELETE DATA { doc:notice eli:date_document "2020-03-06"^^xsd:date } ;
INSERT DATA { doc:notice eli:date_document "2020-03-06T00:00:00"^^xsd:dateTime }
