# expect: unit on stated:target-single
DELETE DATA { stated:target-single qudt:hasUnit unit:NUM } ;
INSERT DATA { stated:target-single qudt:hasUnit "个" }
