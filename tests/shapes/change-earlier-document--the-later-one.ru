# expect: change-earlier-document on stated:target-taken-up
DELETE DATA { stated:target-taken-up iip:earlierDocument old:opinions } ;
INSERT DATA { stated:target-taken-up iip:earlierDocument doc:notice }
