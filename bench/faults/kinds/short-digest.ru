#+ fault: a digest that is too short
#+ report: source-sha256
INSERT { ?focus iip:sha256 "c0ffee" . }
WHERE {
  ?focus a iip:Source ; iip:sourceKind iip:mirrorSource .
}
