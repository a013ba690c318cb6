"""Lineage: which document rests on which, and by what words.

A multigraph of documents. An edge goes from the citing document to the cited one, so what a
document stands on lies ahead of it (up) and what came of it behind (down). A notice and the texts
annexed to it are one publication: the step between them (`hasAnnex`) is free and taken both ways.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from graph.lineage_rows import Row

ANNEX = "hasAnnex"
Direction = Literal["up", "down", "both"]


@dataclass(frozen=True, slots=True)
class Hop:
    """A step on a path: the edge with its key, and whether it is taken from citing to cited."""

    citing: str
    cited: str
    key: str
    forward: bool
    facts: dict[str, str]

    @property
    def end(self) -> str:
        """Where it leads."""
        return self.cited if self.forward else self.citing

    @property
    def cost(self) -> int:
        """The steps that it counts as: none between a notice and its annex."""
        return 0 if self.facts["relation"] == ANNEX else 1


@dataclass(frozen=True, slots=True)
class Start:
    """Where a view begins, and how many steps it goes up and down; None: as far as there is one."""

    document: str
    up: int | None
    down: int | None


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
        self._hops = _hops(self.graph)

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
        """The part of the graph within `depth` steps of a document; see `around_all`."""
        up = depth if direction in ("up", "both") else 0
        down = depth if direction in ("down", "both") else 0
        return self.around_all([Start(document, up, down)], relations, as_of)

    def around_all(
        self, starts: Collection[Start], relations: Collection[str] = (), as_of: str | None = None
    ) -> "nx.MultiDiGraph[str]":
        """The part of the graph within reach of some documents.

        `relations` leaves only edges of these relations (annexes always stay); `as_of` (ISO date;
        a month or a year stands for its last day) only documents that existed then, and those that
        one starts from. Up and down are walked apart: siblings are not reached. Nodes gain `depth`:
        steps up (negative) or down, from the nearest start. Raises KeyError for what is unknown.
        """
        steps = {start.document: 0 for start in starts}
        for start in starts:
            self._known(start.document)
            for up, farthest in ((True, start.up), (False, start.down)):
                found = self._distances(start.document, farthest, up, relations, as_of)
                for node, distance in found.items():
                    if distance < abs(steps.get(node, distance + 1)):
                        steps[node] = -distance if up else distance
        view = self.part(steps, relations)
        for node, depth in steps.items():
            view.nodes[node]["depth"] = depth
        return view

    def whole(
        self, relations: Collection[str] = (), as_of: str | None = None
    ) -> "nx.MultiDiGraph[str]":
        """All documents that existed at a time, with the edges of some relations, as `around`."""
        known = [node for node, facts in self.graph.nodes(data=True) if _existed(facts, as_of)]
        return self.part(known, relations)

    def part(
        self, documents: Collection[str], relations: Collection[str] = ()
    ) -> "nx.MultiDiGraph[str]":
        """Some documents with all edges between them, of these relations, as a graph."""
        view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in sorted(documents):
            view.add_node(node, **self.graph.nodes[node])
        for node in sorted(documents):
            for hop in self._hops[node]:
                if hop.forward and hop.cited in view and _taken(hop, relations):
                    view.add_edge(node, hop.cited, hop.key, **hop.facts)
        return view

    def publications(self, documents: Iterable[str]) -> set[str]:
        """The documents, with the notices that carry them and the texts annexed to them."""
        found = {document for document in documents if document in self.graph}
        waiting = list(found)
        while waiting:
            ends = {hop.end for hop in self._hops[waiting.pop()] if hop.cost == 0}
            waiting.extend(ends - found)
            found |= ends
        return found

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
            for hop in self._hops[node]:
                cost = came[node][0] + hop.cost
                closer = hop.end not in came or cost < came[hop.end][0]
                if closer and _taken(hop, relations):
                    came[hop.end] = (cost, [*came[node][1], hop])
                    (queue.append if hop.cost else queue.appendleft)(hop.end)
        return came.get(end, (0, []))[1]

    def between(
        self, start: str, end: str, relations: Collection[str] = ()
    ) -> "nx.MultiDiGraph[str]":
        """The path between two documents as a part of the graph; `depth` counts from the start.

        Holds the start alone where there is no path.
        """
        return self.along(start, self.path(start, end, relations))

    def along(self, start: str, hops: Iterable[Hop]) -> "nx.MultiDiGraph[str]":
        """The steps of a path as a part of the graph; `depth` counts from the start."""
        view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        view.add_node(start, **self.graph.nodes[start], depth=0)
        for step, hop in enumerate(hops, 1):
            view.add_node(hop.end, **self.graph.nodes[hop.end], depth=step)
            view.add_edge(hop.citing, hop.cited, hop.key, **hop.facts)
        return view

    def _known(self, document: str) -> None:
        if document not in self.graph:
            raise KeyError(document)

    def _distances(
        self,
        start: str,
        farthest: int | None,
        up: bool,
        relations: Collection[str],
        as_of: str | None,
    ) -> dict[str, int]:
        """The steps to each document within reach, going up only or down only."""
        found = {start: 0}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for hop in self._hops[node]:
                distance = found[node] + hop.cost
                wrong_way = hop.cost and hop.forward != up
                known = distance >= found.get(hop.end, distance + 1)
                if wrong_way or known or (farthest is not None and distance > farthest):
                    continue
                if _taken(hop, relations) and _existed(self.graph.nodes[hop.end], as_of):
                    found[hop.end] = distance
                    (queue.append if hop.cost else queue.appendleft)(hop.end)
        return found


def _hops(graph: "nx.MultiDiGraph[str]") -> dict[str, list[Hop]]:
    """The steps from each document, in the order in which they are tried."""
    found: dict[str, list[Hop]] = {node: [] for node in graph}
    for citing, cited, key, facts in graph.edges(keys=True, data=True):
        found[citing].append(Hop(citing, cited, key, True, facts))
        found[cited].append(Hop(citing, cited, key, False, facts))
    for hops in found.values():
        hops.sort(key=lambda hop: (hop.facts["relation"], hop.citing, hop.cited))
    return found


def _taken(hop: Hop, relations: Collection[str]) -> bool:
    return not relations or hop.facts["relation"] in relations or hop.cost == 0


def _existed(facts: Mapping[str, str], as_of: str | None) -> bool:
    return as_of is None or facts.get("date", "9999")[: len(as_of)] <= as_of


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
