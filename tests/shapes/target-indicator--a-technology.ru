# expect: target-indicator on stated:target-single
DELETE DATA { stated:target-single iip:indicator vocab:nodes } ;
INSERT DATA { stated:target-single iip:indicator vocab:tsn }
