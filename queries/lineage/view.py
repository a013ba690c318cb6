"""What a question of the lineage is answered with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.lineage import Hop, Start
from graph.lineage_cells import Cell, Cells
from graph.lineage_picture import LineagePicture
from graph.picture.words import Language
from queries.lineage.sparql import edges_query

if TYPE_CHECKING:
    from queries.lineage.question import LineageQuestion


@dataclass(frozen=True, slots=True)
class PathHop:
    """A step on a path from `start` to `end`, both IRIs; `forward` where `start` is the one citing.

    `start_facts`, `end_facts` and `edge` are as in the graph: titles by language, number, date,
    level; relation, cue, quote, source (IRI), verification, citation (IRI).
    """

    start: str
    end: str
    forward: bool
    start_facts: dict[str, str]
    end_facts: dict[str, str]
    edge: dict[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """The part of the lineage that answers a question.

    `graph` holds all its documents and edges. `starts` are the documents asked for, with how far
    the view goes from each; `hops` the steps of a path; `chosen` the IRIs that the facets leave;
    `cells` the counts, where the documents are too many for cards, and `opened` the one cell of
    them whose documents are shown.
    """

    question: "LineageQuestion"
    graph: "nx.MultiDiGraph[str]"
    starts: tuple[Start, ...] = ()
    hops: tuple[PathHop, ...] = ()
    chosen: tuple[str, ...] | None = None
    cells: Cells | None = None
    opened: Cell | None = None

    @property
    def focus(self) -> tuple[str, ...]:
        """The IRIs of the documents asked for, each once."""
        return tuple(dict.fromkeys(start.document for start in self.starts))

    def sparql(self) -> str:
        """The query behind the view: it gives its edges, in the columns of `EDGES`."""
        return edges_query(self)

    def picture(
        self,
        language: Language = "zh",
        *,
        link: Callable[[str], str] | None = None,
        link_cell: Callable[[str], str] | None = None,
        about: str = "",
    ) -> LineagePicture:
        """The view as a picture, for `write_picture`, a page or a notebook.

        `about` names the values of its facets, for the heading.
        """
        cell, lanes = self.opened.key if self.opened else None, self.question.lanes
        return LineagePicture(self.graph, language, lanes, cell, link, link_cell, about)

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.picture().svg()


def path_hops(graph: "nx.MultiDiGraph[str]", start: str, hops: list[Hop]) -> tuple[PathHop, ...]:
    """The steps of a path, each from where the one before has led."""
    nodes = graph.nodes
    begins = [start, *(hop.end for hop in hops)]
    return tuple(
        PathHop(begin, hop.end, hop.forward, nodes[begin], nodes[hop.end], hop.facts)
        for begin, hop in zip(begins, hops, strict=False)
    )
