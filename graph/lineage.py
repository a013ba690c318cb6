"""Lineage: which document rests on which, and by what words.

A multigraph of documents. An edge goes from the citing document to the cited one, so what a
document stands on lies ahead of it (up) and what came of it behind (down). A notice and the texts
annexed to it are one publication: the step between them (`hasAnnex`) is free and taken both ways.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import networkx as nx

ANNEX = "hasAnnex"
DOCUMENTS = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?document ?number ?zh ?en ?ja ?date ?level ?type WHERE {
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
  BIND(COALESCE(?dated, ?published) AS ?date)
}
ORDER BY ?document"""
"""Every document, as `Lineage` wants its nodes."""
EDGES = """
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

Direction = Literal["up", "down", "both"]
Row: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Hop:
    """A step on a path: the edge with its key, and whether it is taken from citing to cited."""

    citing: str
    cited: str
    key: str
    forward: bool
    facts: dict[str, str]


class Lineage:
    """The lineage of all documents. `graph`: node = document IRI, key = relation + citation."""

    def __init__(self, documents: Iterable[Row], edges: Iterable[Row]) -> None:
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row in documents:
            facts = {key: value for key, value in row.items() if value and key != "document"}
            self.graph.add_node(row["document"], **facts)
        for row in edges:
            name = _local(row["relation"])
            relation = ANNEX if name == "has_annex" else name
            facts = {k: v for k, v in row.items() if v and k not in ("citing", "cited", "relation")}
            key = f"{relation} {row.get('citation', '')}".strip()
            self.graph.add_edge(row["citing"], row["cited"], key, relation=relation, **facts)

    def relations(self) -> list[str]:
        """The relations that there are."""
        return sorted({facts["relation"] for _, _, facts in self.graph.edges(data=True)})

    def around(
        self,
        document: str,
        depth: int = 2,
        direction: Direction = "both",
        relations: Collection[str] = (),
        as_of: str | None = None,
    ) -> "nx.MultiDiGraph[str]":
        """The part of the graph within `depth` steps of a document.

        `relations` leaves only edges of these relations (annexes always stay); `as_of` (ISO date;
        a month or a year stands for its last day) only documents that existed then. Up and down
        are walked apart: siblings are not reached. Nodes gain `depth`: steps up (negative) or down.
        Raises KeyError for an unknown document.
        """
        whole = self._as_of(as_of, keep=document)
        steps: dict[str, int] = {document: 0}
        for way, sign in (("up", -1), ("down", 1)):
            if direction in (way, "both"):
                found = self._distances(whole, document, depth, way == "up", relations)
                for node, distance in found.items():
                    steps.setdefault(node, sign * distance)
        view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in sorted(steps):
            view.add_node(node, **whole.nodes[node], depth=steps[node])
        for citing, cited, key, facts in whole.edges(keys=True, data=True):
            if citing in steps and cited in steps and _taken(facts["relation"], relations):
                view.add_edge(citing, cited, key, **facts)
        return view

    def path(self, start: str, end: str, relations: Collection[str] = ()) -> list[Hop]:
        """The shortest way between two documents, whichever way its edges go; [] if there is none.

        Among ways of equal length, the one whose relations and IRIs come first. Raises KeyError for
        an unknown document.
        """
        for document in (start, end):
            self._known(document)
        came: dict[str, tuple[int, list[Hop]]] = {start: (0, [])}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for hop in self._hops(self.graph, node, relations):
                other = hop.cited if hop.forward else hop.citing
                free = hop.facts["relation"] == ANNEX
                cost = came[node][0] + (0 if free else 1)
                if other not in came or cost < came[other][0]:
                    came[other] = (cost, [*came[node][1], hop])
                    (queue.appendleft if free else queue.append)(other)
        return came.get(end, (0, []))[1]

    def between(
        self, start: str, end: str, relations: Collection[str] = ()
    ) -> "nx.MultiDiGraph[str]":
        """The path between two documents as a part of the graph; `depth` counts from the start.

        Holds the start alone where there is no path.
        """
        view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        view.add_node(start, **self.graph.nodes[start], depth=0)
        node = start
        for step, hop in enumerate(self.path(start, end, relations), 1):
            node = hop.cited if hop.forward else hop.citing
            view.add_node(node, **self.graph.nodes[node], depth=step)
            view.add_edge(hop.citing, hop.cited, hop.key, **hop.facts)
        return view

    def _known(self, document: str) -> None:
        if document not in self.graph:
            raise KeyError(document)

    def _as_of(self, day: str | None, keep: str) -> "nx.MultiDiGraph[str]":
        self._known(keep)
        if day is None:
            return self.graph
        known = [
            node
            for node, facts in self.graph.nodes(data=True)
            if node == keep or facts.get("date", "9999")[: len(day)] <= day
        ]
        return self.graph.subgraph(known)

    def _distances(
        self,
        graph: "nx.MultiDiGraph[str]",
        start: str,
        depth: int,
        up: bool,
        relations: Collection[str],
    ) -> dict[str, int]:
        found = {start: 0}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for hop in self._hops(graph, node, relations):
                free = hop.facts["relation"] == ANNEX
                distance = found[node] + (0 if free else 1)
                other = hop.cited if hop.forward else hop.citing
                wrong_way = not free and hop.forward != up
                if wrong_way or distance > depth or distance >= found.get(other, depth + 1):
                    continue
                found[other] = distance
                (queue.appendleft if free else queue.append)(other)
        return found

    @staticmethod
    def _hops(
        graph: "nx.MultiDiGraph[str]", node: str, relations: Collection[str]
    ) -> Iterator[Hop]:
        ahead = [
            Hop(a, b, k, True, f) for a, b, k, f in graph.out_edges(node, keys=True, data=True)
        ]
        behind = [
            Hop(a, b, k, False, f) for a, b, k, f in graph.in_edges(node, keys=True, data=True)
        ]
        for hop in sorted(ahead + behind, key=lambda h: (h.facts["relation"], h.citing, h.cited)):
            if _taken(hop.facts["relation"], relations):
                yield hop


def _taken(relation: str, relations: Collection[str]) -> bool:
    return not relations or relation in relations or relation == ANNEX


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
