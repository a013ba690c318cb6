#+ fault: a number that is not well formed
#+ report: document-number
DELETE { ?focus eli:number ?number . }
INSERT { ?focus eli:number ?wrong . }
WHERE {
  ?focus a iip:PolicyDocument ; eli:number ?number . FILTER(CONTAINS(?number, "〔"))
  BIND(REPLACE(REPLACE(?number, "〔", "["), "〕", "]") AS ?wrong)
}
