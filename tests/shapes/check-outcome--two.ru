# expect: check-outcome on stated:check
INSERT DATA { stated:check iip:outcome iip:outcomeMet }
