#+ fault: a due date that is text
#+ report: target-due
DELETE { ?focus iip:dueDate ?due . }
INSERT { ?focus iip:dueDate "到2025年底"@zh . }
WHERE {
  ?focus a iip:Target ; iip:dueDate ?due .
}
