"""A question of the lineage as a value: from an address, to an address, and its answer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol, Self, get_args

import networkx as nx

from graph.lineage import Direction, Lineage, Start
from graph.lineage_cells import MOST_CARDS, Cell, Cells, Lanes, count_by_cell
from loaders.dates import PartialDate
from queries.lineage.selectors import Selector
from queries.lineage.view import View, path_hops
from queries.parameters import NothingFound, ParameterError, the_one
from queries.things import Things

FACETS: Final = ("body", "level", "region", "type", "year", "technology", "series", "status")
_KINDS: Final = {
    "body": "body",
    "region": "region",
    "type": "document-type",
    "technology": "technology",
    "series": "series",
}
"""What the values of a facet are, where they are things with names."""
DEPTH: Final = 2
DEEPEST: Final = 10


class HasIri(Protocol):
    """A document in a list."""

    @property
    def iri(self) -> str:
        """Its IRI."""


class Choosing(Protocol):
    """What knows the documents that facets choose: `queries.views.documents.Documents`."""

    def chosen(self, facets: Mapping[str, Collection[str]]) -> Sequence[HasIri]:
        """Those of which each facet has one of the values given."""


@dataclass(frozen=True)
class LineageQuestion:
    """What is asked of the lineage.

    `select` are selectors (`2+工信厅信管〔2020〕8号+1`), of which the answers are joined; one that
    names no reach goes `depth` steps in `direction`. With `to`, the shortest path from the one
    selected. `relations` (local names) leaves only their edges, `as_of` (ISO, partial) only
    documents up to then, `facets` only those of the values given; without select and facets it is
    the whole. `lanes` and `cell` (`2018.province`, the cell opened) say how it is looked at.
    """

    select: tuple[str, ...] = ()
    to: str | None = None
    depth: int = DEPTH
    direction: Direction = "both"
    relations: tuple[str, ...] = ()
    as_of: str | None = None
    lanes: Lanes = "level"
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cell: str | None = None

    def parameters(self) -> list[tuple[str, str]]:
        """The question as parameters of an address: names and values, without what goes unsaid."""
        said = [("select", text) for text in self.select]
        said += [("to", self.to)] if self.to is not None else []
        said += [("depth", str(self.depth))] if self.depth != DEPTH else []
        said += [("direction", self.direction)] if self.direction != "both" else []
        said += [("relation", name) for name in self.relations]
        said += [("as_of", self.as_of)] if self.as_of is not None else []
        said += [("lanes", self.lanes)] if self.lanes != "level" else []
        said += [(name, value) for name in FACETS for value in self.facets.get(name, ())]
        return [*said, *([("cell", self.cell)] if self.cell is not None else [])]

    @classmethod
    def read(cls, parameters: Iterable[tuple[str, str]]) -> Self:
        """The question of such parameters; others are left alone. Raises ParameterError."""
        given: dict[str, list[str]] = defaultdict(list)
        for name, value in parameters:
            given[name].append(value)
        last = {name: values[-1] for name, values in given.items()}
        return cls(
            select=tuple(given.get("select", ())),
            to=last.get("to"),
            depth=_depth(last.get("depth", str(DEPTH))),
            direction=_one_of(Direction, "direction", last.get("direction", "both")),
            relations=tuple(given.get("relation", ())),
            as_of=last.get("as_of"),
            lanes=_one_of(Lanes, "lanes", last.get("lanes", "level")),
            facets={name: tuple(given[name]) for name in FACETS if name in given},
            cell=last.get("cell"),
        )

    def view(self, lineage: Lineage, things: Things, documents: Choosing | None = None) -> View:
        """The part of the lineage that answers.

        Values of facets may be labels too: in the view's question they are keys. Raises
        ParameterError for a selector, relation, day, lane or cell that is none, NothingFound where
        there is no such document or value, or no path.
        """
        if self.facets and documents and (keyed := self._keyed(things, documents)) != self.facets:
            return replace(self, facets=keyed).view(lineage, things, documents)
        known = lineage.relations()
        if unknown := sorted(set(self.relations) - set(known)):
            raise ParameterError(f"no relation {', '.join(unknown)}; there are: {', '.join(known)}")
        if self.to is not None:
            return self._path(lineage, things, self.to)
        starts, day = tuple(self.starts(lineage, things)), self.day()
        if starts:
            graph = lineage.around_all(starts, self.relations, day)
        else:
            graph = lineage.whole(self.relations, day)
        chosen = self._chosen(lineage, documents) if self.facets else None
        if chosen is not None:
            chosen = tuple(sorted({*chosen, *(start.document for start in starts)}))
            graph = _within(graph, set(chosen))
        cells = count_by_cell(graph, self.lanes) if len(graph) > MOST_CARDS else None
        opened = _opened(cells, self.cell) if cells and self.cell else None
        return View(self, graph, starts, chosen=chosen, cells=cells, opened=opened)

    def _keyed(self, things: Things, documents: Choosing) -> Mapping[str, tuple[str, ...]]:
        """The facets with their values by key."""

        def key(facet: str, value: str) -> str:
            if facet not in _KINDS or documents.chosen({facet: (value,)}):
                return value
            return the_one(things, value, _KINDS[facet]).iri.rpartition("/")[2]

        return {
            facet: tuple(key(facet, value) for value in values)
            for facet, values in self.facets.items()
        }

    def _chosen(self, lineage: Lineage, documents: Choosing | None) -> tuple[str, ...]:
        """The documents of the facets, each with the rest of its publication."""
        chosen = documents.chosen(self.facets) if documents else ()
        return tuple(lineage.publications(entry.iri for entry in chosen))

    def day(self) -> str | None:
        """The as-of date, in order; raises ParameterError."""
        try:
            return str(PartialDate(self.as_of)) if self.as_of else None
        except ValueError as error:
            raise ParameterError(f"as_of: {error}") from error

    def starts(self, lineage: Lineage, things: Things) -> list[Start]:
        """Where the view begins: each document selected, and how far up and down from it."""
        return [self._start(Selector.read(text), lineage, things) for text in self.select]

    def _start(self, selector: Selector, lineage: Lineage, things: Things) -> Start:
        iri = document_of(lineage, things, selector.name)
        if selector.up is None and selector.down is None:
            ways = (self.depth if self.direction in (way, "both") else 0 for way in ("up", "down"))
            return Start(iri, *ways)
        reaches = (reach.steps if reach else 0 for reach in (selector.up, selector.down))
        return Start(iri, *reaches)

    def _path(self, lineage: Lineage, things: Things, to: str) -> View:
        if len(self.select) != 1:
            raise ParameterError("to: a path begins at one document: select one")
        (start,) = (each.document for each in self.starts(lineage, things))
        end = document_of(lineage, things, to)
        hops = lineage.path(start, end, self.relations)
        if not hops and start != end:
            raise NothingFound(f"no path leads from {start} to {end}")
        graph = lineage.along(start, hops)
        steps = path_hops(lineage.graph, start, hops)
        return View(self, graph, (Start(start, 0, 0),), hops=steps)


def document_of(lineage: Lineage, things: Things, text: str) -> str:
    """The IRI of the document that a text means; raises NothingFound, Ambiguous."""
    iri = the_one(things, text, "document").iri
    if iri not in lineage.graph:
        raise NothingFound(f"{iri} is no document")
    return iri


def _opened(cells: Cells, key: str) -> Cell:
    if key not in cells.cells:
        there = ", ".join(cells.cells)
        raise ParameterError(f"cell: there is no {key!r}; there are: {there}")
    return cells.cells[key]


def _within(view: "nx.MultiDiGraph[str]", documents: Collection[str]) -> "nx.MultiDiGraph[str]":
    """What a view has of some documents."""
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from((node, view.nodes[node]) for node in view if node in documents)
    for citing, cited, key, facts in view.edges(keys=True, data=True):
        if citing in part and cited in part:
            part.add_edge(citing, cited, key, **facts)
    return part


def _depth(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise ParameterError(f"depth: {text!r} is no number of steps: write digits, such as 2")
    return int(text)


def _one_of(valid: Any, name: str, text: str) -> Any:  # noqa: ANN401  # a Literal and its value
    if text not in get_args(valid):
        there = ", ".join(get_args(valid))
        raise ParameterError(f"{name}: there is no {text!r}; there are: {there}")
    return text
