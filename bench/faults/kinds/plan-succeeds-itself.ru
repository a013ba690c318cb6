#+ fault: a plan that succeeds itself
#+ report: succession-circle
INSERT { ?focus iip:succeedsPlan ?focus . }
WHERE {
  ?focus a iip:PolicyDocument ; dcterms:temporal ?period .
}
