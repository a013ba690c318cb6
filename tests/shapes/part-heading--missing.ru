# expect: part-heading on part:1
# warn: part-heading-chinese on part:1
DELETE DATA { part:1 skos:prefLabel "加快新型基础设施建设"@zh }
