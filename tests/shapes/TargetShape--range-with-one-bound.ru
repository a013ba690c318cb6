# expect: TargetShape on stated:target-range
DELETE DATA { stated:target-range qudt:upperBound 5.0 }
