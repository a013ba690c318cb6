# expect: source-publisher on vocab:page
DELETE DATA { vocab:page dcterms:publisher body:miit } ;
INSERT DATA { vocab:page dcterms:publisher "工业和信息化部" }
