# expect: target-value on stated:target-single
DELETE DATA { stated:target-single qudt:numericValue 20.0 } ;
INSERT DATA { stated:target-single qudt:numericValue "20个" }
