# expect: TargetShape on stated:target-range
DELETE DATA { stated:target-range qudt:lowerBound 3.0 }
