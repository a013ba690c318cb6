# expect: extent-source on found:place
DELETE DATA { found:place oa:hasSource vocab:copy }
