# expect: change-later-document on stated:target-dropped
DELETE DATA { stated:target-dropped iip:laterDocument doc:notice }
