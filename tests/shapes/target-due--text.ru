# expect: target-due on stated:target-range
DELETE DATA { stated:target-range iip:dueDate "2020"^^xsd:gYear } ;
INSERT DATA { stated:target-range iip:dueDate "2020年" }
