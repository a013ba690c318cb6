# expect: code-unit on vocab:gxt
DELETE DATA { vocab:gxt iip:codeUnit body:miit-office } ;
INSERT DATA { vocab:gxt iip:codeUnit vocab:beijing }
