# expect: contradiction on doc:rules
DELETE DATA { found:types-differ iip:between found:type-2 } ;
INSERT DATA { found:types-differ iip:between found:signed }
