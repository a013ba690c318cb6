# expect: claim-outcome on stated:claim
DELETE DATA { stated:claim iip:outcome iip:outcomeMet }
