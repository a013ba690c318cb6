# expect: evidence-source on ev:it
DELETE DATA { ev:it oa:hasSource vocab:page }
