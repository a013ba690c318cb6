#+ fault: an issuer without an issuance
#+ report: document-issuances
INSERT { ?focus eli:passed_by ?other . }
WHERE {
  ?focus eli:passed_by ?body . ?other a org:FormalOrganization .
  FILTER NOT EXISTS { ?focus eli:passed_by ?other }
  FILTER(STRENDS(STR(?other), "/ndrc") || STRENDS(STR(?other), "/mof") || STRENDS(STR(?other), "/most"))
}
