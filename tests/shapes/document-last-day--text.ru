# expect: document-last-day on doc:notice
DELETE DATA { doc:notice eli:date_no_longer_in_force "2025-03-24"^^xsd:date } ;
INSERT DATA { doc:notice eli:date_no_longer_in_force "2025-03-24" }
