# expect: source-kind on vocab:record
DELETE DATA { vocab:record iip:sourceKind iip:recordSource }
