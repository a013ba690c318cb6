# expect: TargetShape on stated:target-single
INSERT DATA { stated:target-single qudt:lowerBound 10.0 ; qudt:upperBound 30.0 }
