#+ fault: a target that no part sets
#+ report: target-setter
DELETE { ?part iip:setsTarget ?focus . }
WHERE {
  ?focus a iip:Target ; ^iip:setsTarget ?part .
}
