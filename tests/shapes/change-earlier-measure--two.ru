# expect: change-earlier-measure on stated:measure-dropped
INSERT DATA { stated:measure-dropped iip:earlierMeasure section:2 }
