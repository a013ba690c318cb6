# expect: document-entry-into-force on doc:notice
DELETE DATA { doc:notice eli:first_date_entry_in_force "2020-03-25"^^xsd:date } ;
INSERT DATA { doc:notice eli:first_date_entry_in_force "2020-03-25" }
