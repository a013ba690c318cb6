# expect: TargetChangeShape on stated:target-dropped
INSERT DATA { stated:target-dropped iip:laterTarget stated:target-range }
