# warn: part-heading-chinese on part:1
DELETE DATA { part:1 skos:prefLabel "加快新型基础设施建设"@zh } ;
INSERT DATA { part:1 skos:prefLabel "新型インフラ建設の加速"@ja }
