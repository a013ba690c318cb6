# expect: dated-as on doc:annex-1
INSERT DATA { doc:annex-1 iip:datedAs "2020-04" }
