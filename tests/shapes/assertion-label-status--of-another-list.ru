# expect: assertion-label-status on stated:title
DELETE DATA { stated:title iip:labelStatus iip:officialLabel } ;
INSERT DATA { stated:title iip:labelStatus iip:officialSource }
