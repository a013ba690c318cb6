# expect: observation-value on stated:observation
DELETE DATA { stated:observation qudt:numericValue 330.0 }
