# expect: period-beginning on period:whole
DELETE DATA { period:whole time:hasBeginning period:begin }
