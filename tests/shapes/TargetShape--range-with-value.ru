# expect: TargetShape on stated:target-range
INSERT DATA { stated:target-range qudt:numericValue 4.0 }
