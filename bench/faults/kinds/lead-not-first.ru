#+ fault: a lead that signs last
#+ report: lead-not-first
DELETE { ?focus iip:leadIssuer ?lead . }
INSERT { ?focus iip:leadIssuer ?body . }
WHERE {
  ?focus iip:leadIssuer ?lead .
  ?issuance iip:issuedDocument ?focus ; prov:agent ?body ; iip:order ?order . FILTER(?order > 1 && ?body != ?lead)
}
