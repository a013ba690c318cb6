#+ fault: a region in which no issuer is
#+ report: region-of-issuer
DELETE { ?focus iip:region ?region . }
INSERT { ?focus iip:region ?other . }
WHERE {
  ?focus a iip:PolicyDocument ; iip:region ?region ; eli:passed_by/iip:region ?region .
  ?other a iip:Region ; iip:level iip:levelProvince .
  FILTER(?other != ?region)
  FILTER NOT EXISTS { ?focus eli:passed_by/iip:region/^skos:broader* ?other }
}
