"""The lineage counted: how many documents of each year stand in each lane, and what joins them.

More documents than one can look at one by one are shown as a grid of cells, each a year in a lane,
with the edges between two cells as one.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import networkx as nx

from graph.lineage import ANNEX

MOST_CARDS: Final = 200
"""More documents than these are counted by cell."""
Lanes = Literal["level", "series"]
"""What the lanes of the picture are: levels of government, or series of plans."""
UNDATED: Final = "undated"
NO_LANE: Final = "none"


@dataclass(frozen=True, slots=True)
class Cell:
    """A year in a lane; `key` names it in an address, `documents` are IRIs.

    `year` and `lane` are empty where it is not known of these documents.
    """

    key: str
    lane: str
    year: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellEdge:
    """All edges from documents of one cell to those of another, or of the same.

    The cells by key, and how many edges of each relation.
    """

    source: str
    target: str
    relations: Mapping[str, int]

    @property
    def count(self) -> int:
        """How many edges they are."""
        return sum(self.relations.values())


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a view, and the edges between them, both by key."""

    cells: Mapping[str, Cell]
    edges: tuple[CellEdge, ...]


def lane_of(facts: Mapping[str, object], lanes: Lanes) -> str:
    """The lane of a document: notation of its level, or IRI of its series; empty if unknown."""
    return str(facts.get(lanes) or "")


def cell_key(facts: Mapping[str, object], lanes: Lanes = "level") -> str:
    """The name of the cell that a document stands in.

    >>> cell_key({"date": "2018-03", "level": "province"})
    '2018.province'
    >>> cell_key({})
    'undated.none'
    """
    lane = lane_of(facts, lanes).rpartition("/")[2]
    return f"{str(facts.get('date') or '')[:4] or UNDATED}.{lane or NO_LANE}"


def count_by_cell(view: "nx.MultiDiGraph[str]", lanes: Lanes = "level") -> Cells:
    """The documents of a view by cell, and its edges (but those to annexes) between cells."""
    key_of = {node: cell_key(facts, lanes) for node, facts in view.nodes(data=True)}
    members: dict[str, list[str]] = defaultdict(list)
    for node in sorted(view):
        members[key_of[node]].append(node)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for citing, cited, facts in view.edges(data=True):
        if facts["relation"] != ANNEX:
            counts[key_of[citing], key_of[cited]][facts["relation"]] += 1
    cells = {}
    for key in sorted(members):
        facts = view.nodes[members[key][0]]
        year = key.partition(".")[0]
        year = "" if year == UNDATED else year
        cells[key] = Cell(key, lane_of(facts, lanes), year, tuple(members[key]))
    edges = [CellEdge(*ends, dict(sorted(counts[ends].items()))) for ends in sorted(counts)]
    return Cells(cells, tuple(edges))


def open_cell(view: "nx.MultiDiGraph[str]", counted: Cells, key: str) -> "nx.MultiDiGraph[str]":
    """The documents of a cell, and each cell that they are joined to as one node.

    Such a node has the key of its cell as its name, and `documents`: how many they are.
    """
    inside = set(counted.cells[key].documents)
    key_of = {one: cell.key for cell in counted.cells.values() for one in cell.documents}
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from((node, view.nodes[node]) for node in sorted(inside))
    for citing, cited, facts in view.edges(data=True):
        if citing not in inside and cited not in inside:
            continue
        ends = [end if end in inside else key_of[end] for end in (citing, cited)]
        for end in ends:
            if end not in part:
                part.add_node(end, **_as_one(view, counted.cells[end]))
        part.add_edge(*ends, **facts)
    return part


def _as_one(view: "nx.MultiDiGraph[str]", cell: Cell) -> dict[str, object]:
    """What the documents of a cell have in common."""
    first = view.nodes[cell.documents[0]]
    lanes = {name: first[name] for name in ("level", "series") if first.get(name) == cell.lane}
    return {"documents": len(cell.documents), "date": cell.year, **lanes}
