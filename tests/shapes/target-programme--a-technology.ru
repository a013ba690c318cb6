# expect: target-programme on stated:target-of-programme
DELETE DATA { stated:target-of-programme iip:programme vocab:512 } ;
INSERT DATA { stated:target-of-programme iip:programme vocab:tsn }
