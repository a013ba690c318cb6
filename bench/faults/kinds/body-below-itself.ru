#+ fault: a body that is its own parent
#+ report: circle-above
INSERT { ?focus org:subOrganizationOf ?focus . }
WHERE {
  ?focus a org:FormalOrganization .
}
