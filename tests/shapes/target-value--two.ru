# expect: target-value on stated:target-single
INSERT DATA { stated:target-single qudt:numericValue 30.0 }
