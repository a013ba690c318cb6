# expect: target-comparator on stated:target-single
INSERT DATA { stated:target-single iip:comparator iip:moreThan }
