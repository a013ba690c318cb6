# expect: quote-exact on ev:quote
# expect: position-length on vocab:page
DELETE DATA { ev:quote oa:exact "新建20个𠮷" } ;
INSERT DATA { ev:quote oa:exact "" }
