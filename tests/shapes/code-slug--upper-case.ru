# expect: code-slug on vocab:gxt
DELETE DATA { vocab:gxt iip:codeSlug "gxt" } ;
INSERT DATA { vocab:gxt iip:codeSlug "GXT" }
