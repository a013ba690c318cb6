# expect: target-due on stated:target-range
INSERT DATA { stated:target-range iip:dueDate "2021"^^xsd:gYear }
