# expect: target-lower-bound on stated:target-range
DELETE DATA { stated:target-range qudt:lowerBound 3.0 } ;
INSERT DATA { stated:target-range qudt:lowerBound 6.0 }
