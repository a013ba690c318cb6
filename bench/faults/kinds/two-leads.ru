#+ fault: two lead issuers
#+ report: two-leads
INSERT { ?focus iip:leadIssuer ?other . }
WHERE {
  ?focus iip:leadIssuer ?lead . ?other a org:FormalOrganization .
  FILTER(?other != ?lead)
  FILTER(STRENDS(STR(?other), "/ndrc") || STRENDS(STR(?other), "/mof") || STRENDS(STR(?other), "/most"))
}
