#+ fault: a citation whose cue is no cue
#+ report: citation-cue
DELETE { ?focus iip:cue ?cue . }
INSERT { ?focus iip:cue <https://w3id.org/iiot-policy/id/technology/tsn> . }
WHERE {
  ?focus a iip:Citation ; iip:cue ?cue .
}
