# expect: document-publication on old:opinions
DELETE DATA { old:opinions eli:date_publication "2017-11-27"^^xsd:date } ;
INSERT DATA { old:opinions eli:date_publication "2017-11-27" }
