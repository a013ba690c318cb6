# expect: measure-change on section:2
# expect: MeasureChangeShape on stated:measure-continued
DELETE DATA { stated:measure-continued iip:earlierMeasure old:measure }
