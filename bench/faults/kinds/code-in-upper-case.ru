#+ fault: a code element whose part of an IRI is in upper case
#+ report: code-slug
DELETE { ?focus iip:codeSlug ?slug . }
INSERT { ?focus iip:codeSlug ?wrong . }
WHERE {
  ?focus a iip:CodeElement ; iip:codeSlug ?slug .
  BIND(UCASE(?slug) AS ?wrong)
}
