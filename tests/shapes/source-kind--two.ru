# expect: source-kind on vocab:record
INSERT DATA { vocab:record iip:sourceKind iip:mirrorSource }
