# expect: contradiction on old:opinions
DELETE DATA { stated:dates-differ iip:between stated:date-2 } ;
INSERT DATA { stated:dates-differ iip:between stated:title }
