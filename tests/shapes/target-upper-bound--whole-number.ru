# expect: target-upper-bound on stated:target-range
DELETE DATA { stated:target-range qudt:upperBound 5.0 } ;
INSERT DATA { stated:target-range qudt:upperBound 5 }
