#+ fault: an issuance by nobody
#+ report: issuance-body
DELETE { ?focus prov:agent ?body . }
WHERE {
  ?focus a iip:Issuance ; prov:agent ?body .
}
