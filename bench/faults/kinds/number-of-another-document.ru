#+ fault: two documents with one number
#+ report: duplicate-document-number
DELETE { ?focus eli:number ?own . }
INSERT { ?focus eli:number ?number . }
WHERE {
  ?focus a iip:PolicyDocument ; eli:number ?own ; iip:leadIssuer ?body .
  ?other a iip:PolicyDocument ; eli:number ?number ; iip:leadIssuer ?body .
  FILTER(?focus != ?other && ?own != ?number)
}
