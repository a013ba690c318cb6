"""What the form of the lineage page offers: facets with counts, relations, what is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from api.explore.lineage_lines import Relation, relations
from api.facets import value_name
from api.labels import Labels, Language, Text
from graph.lineage import Lineage
from queries.lineage import LineageQuestion, View

OFFERED: Final = ("technology", "body", "level", "region", "series", "type")
"""The facets that the form has; others that an address names are kept."""


class Counting(Protocol):
    """What counts documents by facet: `queries.views.documents.Documents`."""

    def counts(self, facets: Mapping[str, tuple[str, ...]]) -> Mapping[str, list[tuple[str, int]]]:
        """The values of each facet with their numbers; a facet ignores its own choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen: its key, its name, how many documents have it."""

    value: str
    name: Text
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class RelationChoice:
    """A relation that can be left out, and how many edges of the view are of it."""

    relation: Relation
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The state of the form."""

    facets: dict[str, list[Choice]]
    relations: list[RelationChoice]
    kept: list[tuple[str, str]]
    """Parameters that have no field of their own."""


def form(
    view: View, lineage: Lineage, documents: Counting, labels: Labels, language: Language
) -> Form:
    """The form of a view."""
    question = view.question
    counts = documents.counts(question.facets)
    facets = {
        facet: _choices(facet, counts.get(facet, []), question, labels, language)
        for facet in OFFERED
    }
    count: dict[str, int] = {}
    for _, _, facts in view.graph.edges(data=True):
        count[facts["relation"]] = count.get(facts["relation"], 0) + 1
    chosen = question.relations
    offered = [
        RelationChoice(each, count.get(each.name, 0), not chosen or each.name in chosen)
        for each in relations(lineage.relations(), language)
    ]
    kept = [("select", text) for text in question.select[1:]]
    for facet, values in question.facets.items():
        kept += [(facet, value) for value in (values[1:] if facet in OFFERED else values)]
    return Form(facets, offered, kept)


def _choices(
    facet: str,
    counts: list[tuple[str, int]],
    question: LineageQuestion,
    labels: Labels,
    language: Language,
) -> list[Choice]:
    chosen = question.facets.get(facet, ())
    missing = [(value, 0) for value in chosen if value not in dict(counts)]
    return [
        Choice(value, value_name(facet, value, labels, language), count, value in chosen)
        for value, count in [*missing, *counts]
    ]
