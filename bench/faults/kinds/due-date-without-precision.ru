#+ fault: a due date that does not say how exact it is
#+ report: target-due-precision
DELETE { ?focus iip:duePrecision ?precision . }
WHERE {
  ?focus a iip:Target ; iip:dueDate ?due ; iip:duePrecision ?precision .
}
