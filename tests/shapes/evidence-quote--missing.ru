# expect: evidence-quote on ev:it
DELETE DATA { ev:it oa:hasSelector ev:quote }
