# expect: change-earlier-target on stated:target-dropped
INSERT DATA { stated:target-dropped iip:earlierTarget stated:target-of-programme }
