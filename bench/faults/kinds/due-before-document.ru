#+ fault: a target that is due before its document is dated
#+ report: due-before-document
DELETE { ?focus iip:dueDate ?due . }
INSERT { ?focus iip:dueDate ?wrong . }
WHERE {
  ?focus a iip:Target ; iip:dueDate ?due ; ^iip:setsTarget/eli:is_part_of*/eli:is_annex_of? ?document .
  ?document eli:date_document ?signed .
  FILTER NOT EXISTS { ?document eli:date_document ?two FILTER(?two != ?signed) }
  BIND(STRDT(CONCAT(STR(xsd:integer(SUBSTR(STR(?signed), 1, 4)) - 2), "-01-05"), xsd:date) AS ?wrong)
}
