#+ fault: a comparison of figures on different bases
#+ report: figures-of-different-bases
DELETE { ?later iip:basis ?basis . }
INSERT { ?later iip:basis ?other . }
WHERE {
  ?focus a iip:TargetChange ; iip:laterTarget ?later ; iip:earlierTarget ?earlier ; iip:changeType ?change .
  ?later iip:basis ?basis . ?earlier iip:basis ?basis .
  ?other a iip:Basis . FILTER(?other != ?basis)
  FILTER(?change IN (iip:changeRaised, iip:changeLowered, iip:changeCarried, iip:changeRestated))
}
