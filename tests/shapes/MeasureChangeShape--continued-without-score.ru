# expect: MeasureChangeShape on stated:measure-continued
DELETE DATA { stated:measure-continued iip:score 0.45 }
