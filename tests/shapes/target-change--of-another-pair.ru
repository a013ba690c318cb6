# expect: target-change on stated:target-single
DELETE DATA { stated:target-taken-up iip:earlierTarget stated:target-old } ;
INSERT DATA { stated:target-taken-up iip:earlierTarget stated:target-range }
