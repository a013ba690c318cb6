#+ fault: a responsible body without an iip:Responsibility
#+ report: part-responsible-bodies
INSERT { ?focus iip:responsibleBody <https://w3id.org/iiot-policy/id/body/mof> . }
WHERE {
  ?focus a iip:Measure ; iip:order ?order .
  FILTER NOT EXISTS { ?focus iip:responsibleBody <https://w3id.org/iiot-policy/id/body/mof> }
}
