#+ fault: a mention of a concept that no vocabulary has
#+ report: mention-concept
DELETE { ?focus iip:concept ?concept . }
INSERT { ?focus iip:concept <https://w3id.org/iiot-policy/id/technology/no-such-thing> . }
WHERE {
  ?focus a iip:Mention ; iip:concept ?concept .
}
