# expect: change-score on stated:measure-continued
DELETE DATA { stated:measure-continued iip:score 0.45 } ;
INSERT DATA { stated:measure-continued iip:score 1.45 }
