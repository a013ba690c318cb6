# expect: check-target on stated:check
DELETE DATA { stated:check iip:checkedTarget stated:target-old }
