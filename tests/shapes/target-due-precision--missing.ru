# expect: target-due-precision on stated:target-single
DELETE DATA { stated:target-single iip:duePrecision iip:yearEndPrecision }
