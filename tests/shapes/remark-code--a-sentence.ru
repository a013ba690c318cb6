# expect: remark-code on found:remark
DELETE DATA { found:remark iip:remarkCode "numbering-gap" } ;
INSERT DATA { found:remark iip:remarkCode "A gap in the numbering" }
