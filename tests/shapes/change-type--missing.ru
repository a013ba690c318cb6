# expect: change-type on stated:measure-added
DELETE DATA { stated:measure-added iip:changeType iip:changeNew }
