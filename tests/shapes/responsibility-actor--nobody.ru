# expect: responsibility-actor on stated:responsibility-text
DELETE DATA { stated:responsibility-text iip:actorText "基础电信企业"@zh }
