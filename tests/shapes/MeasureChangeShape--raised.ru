# expect: MeasureChangeShape on stated:measure-continued
DELETE DATA { stated:measure-continued iip:changeType iip:changeCarried } ;
INSERT DATA { stated:measure-continued iip:changeType iip:changeRaised }
