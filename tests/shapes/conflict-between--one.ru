# expect: conflict-between on stated:dates-differ
# expect: contradiction on old:opinions
DELETE DATA { stated:dates-differ iip:between stated:date-2 }
