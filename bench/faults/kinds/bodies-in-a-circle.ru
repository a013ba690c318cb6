#+ fault: a body below one of its own offices
#+ report: circle-above
INSERT { ?above org:subOrganizationOf ?focus . }
WHERE {
  ?focus org:unitOf|org:subOrganizationOf ?above .
}
