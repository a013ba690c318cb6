# expect: evidence-rule on ev:it
DELETE DATA { ev:it iip:rule "curated" }
