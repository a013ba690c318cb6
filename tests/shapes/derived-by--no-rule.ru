# expect: derived-by on rule:graph
DELETE DATA { rule:graph iip:derivedBy rule:in-document } ;
INSERT DATA { rule:graph iip:derivedBy vocab:remote }
