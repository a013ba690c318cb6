# expect: check-observation on stated:check
DELETE DATA { stated:check iip:byObservation stated:observation } ;
INSERT DATA { stated:check iip:byObservation stated:target-old }
