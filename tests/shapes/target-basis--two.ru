# expect: target-basis on stated:target-single
INSERT DATA { stated:target-single iip:basis iip:stockBasis }
