#+ fault: an issuance without its place in the order
#+ report: issuance-order
DELETE { ?focus iip:order ?order . }
WHERE {
  ?focus a iip:Issuance ; iip:order ?order .
}
