# expect: target-setter on stated:target-range
DELETE DATA { section:2 iip:setsTarget stated:target-range }
