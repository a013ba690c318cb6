# expect: contradiction on doc:notice
INSERT DATA { doc:notice eli:date_no_longer_in_force "2026"^^xsd:gYear }
