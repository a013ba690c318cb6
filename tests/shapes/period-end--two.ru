# expect: period-end on period:whole
INSERT DATA { period:whole time:hasEnd period:begin }
