# expect: change-type on stated:target-taken-up
INSERT DATA { stated:target-taken-up iip:changeType iip:changeRaised }
