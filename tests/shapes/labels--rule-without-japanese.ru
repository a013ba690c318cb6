# expect: labels on rule:in-document
DELETE DATA { rule:in-document skos:prefLabel "部分はそれを収める文書に属する。"@ja }
