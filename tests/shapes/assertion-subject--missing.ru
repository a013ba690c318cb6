# expect: assertion-subject on stated:title
DELETE DATA { stated:title rdf:subject doc:notice }
