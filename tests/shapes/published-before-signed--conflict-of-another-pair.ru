# expect: published-before-signed on doc:rules
DELETE DATA { found:published-too-early iip:between found:published } ;
INSERT DATA { found:published-too-early iip:between found:begins }
