#+ fault: a target whose indicator is a technology
#+ report: target-indicator
DELETE { ?focus iip:indicator ?indicator . }
INSERT { ?focus iip:indicator <https://w3id.org/iiot-policy/id/technology/tsn> . }
WHERE {
  ?focus a iip:Target ; iip:indicator ?indicator .
}
