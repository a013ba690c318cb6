# expect: assertion-predicate on stated:title
DELETE DATA { stated:title rdf:predicate dcterms:title }
