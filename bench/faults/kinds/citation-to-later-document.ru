#+ fault: a citation of a document that is issued later
#+ report: citation-to-later-document
DELETE { ?focus iip:citedDocument ?cited . }
INSERT { ?focus iip:citedDocument ?other . }
WHERE {
  ?focus iip:relation iip:implementsPolicy ; iip:citedDocument ?cited ; iip:citingPart/eli:is_part_of* ?citing .
  ?citing eli:is_annex_of?/eli:date_document ?own FILTER(DATATYPE(?own) = xsd:date)
  ?other eli:date_document ?late FILTER(DATATYPE(?late) = xsd:date && ?late > ?own)
  FILTER NOT EXISTS { ?other eli:date_document ?two FILTER(?two != ?late) }
  FILTER NOT EXISTS { ?citing eli:is_annex_of?/eli:date_document ?two FILTER(?two != ?own) }
  FILTER NOT EXISTS { ?conflict iip:between ?focus }
}
