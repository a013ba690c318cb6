# expect: remark-source on found:remark
DELETE DATA { found:remark oa:hasTarget vocab:copy }
