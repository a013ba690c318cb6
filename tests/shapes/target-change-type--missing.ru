# expect: target-change-type on stated:target-single
DELETE DATA { stated:target-single iip:changeType iip:changeRebased }
