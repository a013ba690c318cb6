#+ fault: a number whose year is three years from the date
#+ report: number-year
DELETE { ?focus eli:number ?number . }
INSERT { ?focus eli:number ?wrong . }
WHERE {
  ?focus a iip:PolicyDocument ; eli:number ?number ; eli:date_document ?signed . FILTER(CONTAINS(?number, "〔"))
  BIND(STR(xsd:integer(SUBSTR(STR(?signed), 1, 4)) + 3) AS ?year)
  BIND(REPLACE(?number, "〔[0-9]{4}〕", CONCAT("〔", ?year, "〕")) AS ?wrong)
}
