#+ fault: a statement that no source makes
#+ report: statement-source
DELETE { ?focus iip:statedIn ?source . }
WHERE {
  ?focus a iip:Target ; iip:statedIn ?source .
}
