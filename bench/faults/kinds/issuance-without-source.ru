#+ fault: an issuance that no source states
#+ report: statement-source
DELETE { ?focus iip:statedIn ?source . }
WHERE {
  ?focus a iip:Issuance ; iip:statedIn ?source .
}
