# expect: change-later-target on stated:target-added
DELETE DATA { stated:target-added iip:laterTarget stated:target-range } ;
INSERT DATA { stated:target-added iip:laterTarget section:2 }
