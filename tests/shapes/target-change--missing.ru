# expect: target-change on stated:target-single
# expect: TargetChangeShape on stated:target-taken-up
DELETE DATA { stated:target-taken-up iip:earlierTarget stated:target-old }
