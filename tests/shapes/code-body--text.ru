# expect: code-body on vocab:gxt
DELETE DATA { vocab:gxt iip:codeBody body:miit } ;
INSERT DATA { vocab:gxt iip:codeBody "miit" }
