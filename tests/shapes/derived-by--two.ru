# expect: derived-by on rule:graph
INSERT DATA {
  rule:graph iip:derivedBy rule:dated .
  rule:dated a iip:Rule ; skos:prefLabel "日期"@zh, "Dated"@en, "日付"@ja ; sh:construct "CONSTRUCT WHERE {}"
}
