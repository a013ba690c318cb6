#+ fault: a concept that stands in no vocabulary
#+ report: scheme
DELETE { ?focus skos:inScheme ?scheme . }
WHERE {
  ?focus a iip:Technology ; skos:inScheme ?scheme .
}
