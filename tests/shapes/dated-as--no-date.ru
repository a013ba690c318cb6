# expect: dated-as on doc:annex-1
DELETE DATA { doc:annex-1 iip:datedAs "2020-03" } ;
INSERT DATA { doc:annex-1 iip:datedAs "March 2020" }
