# expect: about on stated:event
DELETE DATA { stated:event iip:about vocab:512 }
