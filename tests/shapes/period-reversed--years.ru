# expect: period-reversed on period:whole
DELETE DATA { period:end time:inXSDgYear "2020"^^xsd:gYear } ;
INSERT DATA { period:end time:inXSDgYear "2017"^^xsd:gYear }
