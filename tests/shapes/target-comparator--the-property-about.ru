# expect: target-comparator on stated:target-single
# expect: TargetShape on stated:target-single
DELETE DATA { stated:target-single iip:comparator iip:atLeast } ;
INSERT DATA { stated:target-single iip:comparator iip:about }
