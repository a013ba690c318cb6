# expect: statement-source on stated:event
DELETE DATA { stated:event iip:statedIn vocab:page }
