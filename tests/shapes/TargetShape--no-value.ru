# expect: TargetShape on stated:target-single
DELETE DATA { stated:target-single qudt:numericValue 20.0 }
