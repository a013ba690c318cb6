# expect: assertion-object on stated:title
INSERT DATA { stated:title rdf:object "通知"@zh }
