#+ fault: a citation of the document in which it stands
#+ report: citation-of-itself
DELETE { ?focus iip:citedDocument ?cited . }
INSERT { ?focus iip:citedDocument ?document . }
WHERE {
  ?focus iip:citedDocument ?cited ; iip:citingPart/eli:is_part_of* ?document . ?document a iip:PolicyDocument .
}
