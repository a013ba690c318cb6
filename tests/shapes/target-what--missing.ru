# expect: target-what on stated:target-of-programme
DELETE DATA { stated:target-of-programme iip:subject "重点行业"@zh }
