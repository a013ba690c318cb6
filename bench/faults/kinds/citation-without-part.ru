#+ fault: a citation that stands nowhere
#+ report: citation-part
DELETE { ?focus iip:citingPart ?part . }
WHERE {
  ?focus a iip:Citation ; iip:citingPart ?part .
}
