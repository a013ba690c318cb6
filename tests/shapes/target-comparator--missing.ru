# expect: target-comparator on stated:target-single
DELETE DATA { stated:target-single iip:comparator iip:atLeast }
