#+ fault: a source of no kind
#+ report: source-kind
DELETE { ?focus iip:sourceKind ?kind . }
WHERE {
  ?focus a iip:Source ; iip:sourceKind ?kind .
}
