#+ fault: a number whose code no element names
#+ report: number-code
#+ severity: Warning
DELETE { ?focus eli:number ?number . }
INSERT { ?focus eli:number ?wrong . }
WHERE {
  ?focus a iip:PolicyDocument ; eli:number ?number .
  BIND(CONCAT("魑魅", ?number) AS ?wrong)
}
