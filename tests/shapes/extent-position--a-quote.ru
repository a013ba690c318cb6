# expect: extent-position on found:place
DELETE DATA { found:place oa:hasSelector found:place-position } ;
INSERT DATA { found:place oa:hasSelector ev:quote }
