# expect: contradiction on doc:notice
INSERT DATA { doc:notice eli:first_date_entry_in_force "2020-04"^^xsd:gYearMonth }
