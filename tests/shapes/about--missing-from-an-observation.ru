# expect: about on stated:observation
DELETE DATA { stated:observation iip:about vocab:512 }
