# expect: unit on stated:observation
DELETE DATA { stated:observation qudt:hasUnit unit:NUM }
