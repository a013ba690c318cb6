# expect: mention-concept on stated:mention-industry
DELETE DATA { stated:mention-industry iip:concept vocab:steel . section:2 iip:mentions vocab:steel } ;
INSERT DATA { stated:mention-industry iip:concept vocab:nodes . section:2 iip:mentions vocab:nodes }
