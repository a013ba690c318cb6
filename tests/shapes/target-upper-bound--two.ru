# expect: target-upper-bound on stated:target-range
INSERT DATA { stated:target-range qudt:upperBound 6.0 }
