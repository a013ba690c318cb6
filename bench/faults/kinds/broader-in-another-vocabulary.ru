#+ fault: a concept below one of another vocabulary
#+ report: broader-scheme
INSERT { ?focus skos:broader <https://w3id.org/iiot-policy/id/industry/steel> . }
WHERE {
  ?focus a iip:Technology ; skos:inScheme ?scheme .
}
