# expect: TargetShape on stated:target-single
INSERT DATA { stated:target-single qudt:upperBound 30.0 }
