# expect: change-later-measure on stated:measure-added
DELETE DATA { stated:measure-added iip:laterMeasure section:2 } ;
INSERT DATA { stated:measure-added iip:laterMeasure stated:target-range }
