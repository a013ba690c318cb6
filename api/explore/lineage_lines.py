"""The lineage in lines: its documents and edges as a table has them, in a reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from api.labels import Labels, Language, Text
from graph.lineage import ANNEX
from graph.lineage_cells import Cell
from graph.picture.lanes import rank
from graph.picture.words import LOOKS, OTHER_LOOK, level_label, relation_label
from graph.scripts import language_of_quote
from queries.lineage import View

SORTS: Final = ("date", "citing", "relation", "cited", "mark")
"""What edges can be sorted by; the first goes without saying."""
_ORDER: Final[dict[Language, tuple[Language, ...]]] = {
    "en": ("en", "zh", "ja"),
    "zh": ("zh", "en", "ja"),
    "ja": ("ja", "zh", "en"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A document: its title in the reader's language where there is one, number, date, level."""

    iri: str
    title: Text
    number: str
    date: str
    level: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as it is drawn: name, label, colour, dash pattern."""

    name: str
    label: str
    colour: str
    dash: str


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A citation: who cites whom, how, in what words, and how far that is verified (or empty)."""

    citing: Line
    cited: Line
    relation: Relation
    cue: str
    quote: Text
    mark: str


@dataclass(frozen=True, slots=True)
class HopLine:
    """A step of a path; `forward` where it goes from the citing document to the cited one."""

    edge: EdgeLine
    end: Line
    forward: bool
    source: str


@dataclass(frozen=True, slots=True)
class GridLane:
    """A lane of counts: its name (empty: unknown), and a cell, or none, for each year."""

    name: Text
    cells: list[Cell | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts by lane and year; an empty year is that of what has no date."""

    years: list[str]
    lanes: list[GridLane]


def line(iri: str, facts: Mapping[str, str], language: Language) -> Line:
    """A document of the graph as a line."""
    title = next((Text(facts[tag], tag) for tag in _ORDER[language] if facts.get(tag)), None)
    level = facts.get("level", "")
    return Line(
        iri,
        title or Text(facts.get("number") or iri),
        facts.get("number", ""),
        facts.get("date", ""),
        level_label(level, language) if level else "",
    )


def relation(name: str, language: Language) -> Relation:
    """A relation by its local name."""
    return Relation(name, relation_label(name, language), *LOOKS.get(name, OTHER_LOOK))


def quoted(text: str) -> Text:
    """A quote with its language."""
    return Text(text, language_of_quote(text)) if text else Text("")


def documents(view: View, language: Language) -> list[Line]:
    """The documents that are shown, oldest first, those without a date last; none if counted."""
    if view.cells and not view.opened:
        return []
    shown = view.opened.documents if view.opened else view.graph
    lines = (line(node, view.graph.nodes[node], language) for node in shown)
    return sorted(lines, key=lambda each: (each.date or "9999", each.iri))


def edges(view: View, language: Language, sort: str = SORTS[0]) -> list[EdgeLine]:
    """The citations and annexes of a view; of a cell that is opened, those that touch it."""
    shown = set(view.opened.documents) if view.opened else None
    lines = {node: line(node, facts, language) for node, facts in view.graph.nodes(data=True)}
    found = [
        _edge(lines[citing], lines[cited], facts, language)
        for citing, cited, facts in view.graph.edges(data=True)
        if shown is None or citing in shown or cited in shown
    ]
    return sorted(found, key=_KEYS[sort])


def grid(view: View, labels: Labels, language: Language) -> Grid | None:
    """The counts by lane and year, if a view is counted."""
    if not view.cells or view.opened:
        return None
    cells = view.cells.cells.values()
    years = sorted({cell.year for cell in cells}, key=lambda year: year or "9999")
    there = {(cell.lane, cell.year): cell for cell in cells}
    lanes = sorted({cell.lane for cell in cells}, key=rank)
    return Grid(
        years,
        [
            GridLane(lane_name(lane, labels, language), [there.get((lane, year)) for year in years])
            for lane in lanes
        ],
    )


def lane_name(lane: str, labels: Labels, language: Language) -> Text:
    """The name of a lane: a level by its notation, a series by its IRI; empty if unknown."""
    if lane.startswith("http"):
        return labels.name(lane, language)
    return Text(level_label(lane, language) if lane else "")


def hops(view: View, language: Language) -> list[HopLine]:
    """The steps of a path."""
    found = []
    for hop in view.hops:
        start = line(hop.start, hop.start_facts, language)
        end = line(hop.end, hop.end_facts, language)
        ends = (start, end) if hop.forward else (end, start)
        edge = _edge(*ends, hop.edge, language)
        found.append(HopLine(edge, end, hop.forward, hop.edge.get("source", "")))
    return found


def relations(names: Iterable[str], language: Language) -> list[Relation]:
    """The relations between documents in the order of the legend, without annexes."""
    order = [*LOOKS, *sorted(set(names) - set(LOOKS))]
    return [relation(name, language) for name in order if name in names and name != ANNEX]


def _edge(citing: Line, cited: Line, facts: Mapping[str, str], language: Language) -> EdgeLine:
    return EdgeLine(
        citing,
        cited,
        relation(facts["relation"], language),
        facts.get("cue", ""),
        quoted(facts.get("quote", "")),
        facts.get("verification", ""),
    )


def _by_date(edge: EdgeLine) -> tuple[str, ...]:
    ends = edge.citing.iri, edge.cited.iri
    return edge.citing.date or "9999", *ends, edge.relation.name, edge.cue, edge.quote.text


_KEYS: Final = {
    "date": _by_date,
    "citing": lambda edge: (edge.citing.title.text, *_by_date(edge)),
    "relation": lambda edge: (edge.relation.label, *_by_date(edge)),
    "cited": lambda edge: (edge.cited.title.text, *_by_date(edge)),
    "mark": lambda edge: (edge.mark, *_by_date(edge)),
}
