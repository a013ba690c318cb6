# expect: unit on stated:target-single
DELETE DATA { stated:target-single qudt:hasUnit unit:NUM }
