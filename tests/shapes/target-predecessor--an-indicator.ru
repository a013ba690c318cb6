# expect: target-predecessor on stated:target-single
# expect: target-change on stated:target-single
DELETE DATA { stated:target-single iip:succeedsTarget stated:target-old } ;
INSERT DATA { stated:target-single iip:succeedsTarget vocab:nodes }
