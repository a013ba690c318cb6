# expect: target-basis on stated:target-single
DELETE DATA { stated:target-single iip:basis iip:incrementBasis }
