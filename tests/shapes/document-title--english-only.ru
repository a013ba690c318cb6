# expect: document-title on doc:notice
DELETE DATA { doc:notice skos:prefLabel "关于推动工业互联网加快发展的通知"@zh }
