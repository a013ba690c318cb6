# expect: unit on vocab:nodes
DELETE DATA { vocab:nodes qudt:hasUnit unit:NUM }
