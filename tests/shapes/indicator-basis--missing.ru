# expect: indicator-basis on vocab:nodes
DELETE DATA { vocab:nodes iip:basis iip:stockBasis }
