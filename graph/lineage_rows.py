"""What the lineage is made from: the queries that give its documents and its citations."""

from collections.abc import Mapping
from typing import Final, TypeAlias

Row: TypeAlias = Mapping[str, str]

DOCUMENTS: Final = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?document ?number ?zh ?en ?ja ?date ?level ?type
       ?series ?seriesZh ?seriesEn ?seriesJa WHERE {
  ?document a iip:PolicyDocument .
  OPTIONAL { ?document eli:number ?number }
  OPTIONAL { ?document skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?document skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?document skos:prefLabel ?ja FILTER(LANG(?ja) = "ja") }
  OPTIONAL {
    SELECT ?document (MAX(STR(?day)) AS ?dated) WHERE {
      ?document eli:is_annex_of?/eli:date_document ?day
    }
    GROUP BY ?document
  }
  OPTIONAL {
    SELECT ?document (MAX(STR(?day)) AS ?published) WHERE {
      ?document eli:is_annex_of?/eli:date_publication ?day
    }
    GROUP BY ?document
  }
  OPTIONAL { ?document eli:is_annex_of?/iip:level/skos:notation ?level }
  OPTIONAL { ?document eli:type_document/skos:prefLabel ?type FILTER(LANG(?type) = "zh") }
  OPTIONAL {
    {
      SELECT ?document (MIN(?of) AS ?series) WHERE {
        ?document (eli:is_annex_of?|eli:has_annex)/eli:is_member_of ?of
      }
      GROUP BY ?document
    }
    OPTIONAL { ?series skos:prefLabel ?seriesZh FILTER(LANG(?seriesZh) = "zh") }
    OPTIONAL { ?series skos:prefLabel ?seriesEn FILTER(LANG(?seriesEn) = "en") }
    OPTIONAL { ?series skos:prefLabel ?seriesJa FILTER(LANG(?seriesJa) = "ja") }
  }
  BIND(COALESCE(?dated, ?published) AS ?date)
}
ORDER BY ?document"""
"""Every document, as `Lineage` wants its nodes."""
EDGES: Final = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?citing ?cited ?relation ?citation ?part ?verification
       (SAMPLE(?phrase) AS ?cue) (SAMPLE(?exact) AS ?quote) (MIN(STR(?place)) AS ?source) WHERE {
  {
    ?citation a iip:Citation ; iip:citingPart ?part ; iip:citedDocument ?cited ;
              iip:relation ?relation ; iip:verification ?mark ; iip:statedIn ?place .
    ?part eli:is_part_of* ?citing .
    ?citing a iip:PolicyDocument .
    ?mark skos:notation ?verification .
    OPTIONAL { ?citation iip:cue/skos:prefLabel ?phrase FILTER(LANG(?phrase) = "zh") }
    OPTIONAL { ?citation iip:evidence/oa:hasSelector/oa:exact ?exact }
  } UNION {
    ?citing eli:has_annex ?cited .
    BIND(eli:has_annex AS ?relation)
  }
}
GROUP BY ?citing ?cited ?relation ?citation ?part ?verification
ORDER BY ?citing ?cited ?relation ?citation"""
"""Every citation that is resolved, and every annex, as `Lineage` wants its edges."""
