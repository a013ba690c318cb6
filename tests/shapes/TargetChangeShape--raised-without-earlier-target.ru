# expect: TargetChangeShape on stated:target-added
DELETE DATA { stated:target-added iip:changeType iip:changeNew } ;
INSERT DATA { stated:target-added iip:changeType iip:changeRaised }
