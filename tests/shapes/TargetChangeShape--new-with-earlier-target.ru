# expect: TargetChangeShape on stated:target-added
INSERT DATA { stated:target-added iip:earlierTarget stated:target-of-programme }
