"""The lineage on a document's page: a picture of its neighbourhood, and what followed it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Self

import networkx as nx

from api.labels import Labels, Language, Text
from graph.lineage import ANNEX, Lineage
from graph.lineage_svg import draw
from graph.scripts import language_of_quote
from ontology.terms import ELI, IIP
from queries.card import short_name

MOST_CARDS: Final = 14
"""Documents that the picture of a page holds; of more, the numbers are told."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is one step away; it, with its annexes, rests on `up` documents, and `down` followed."""

    view: "nx.MultiDiGraph[str]"
    up: int
    down: int

    @classmethod
    def of(cls, lineage: Lineage, iri: str) -> Self:
        """The neighbourhood of a document; raises KeyError for one that is not known."""
        view = lineage.around(iri, 1)
        own = {iri} | {b for _, b, f in view.out_edges(iri, data=True) if f["relation"] == ANNEX}
        edges = [(a, b) for a, b, f in view.edges(data=True) if f["relation"] != ANNEX]
        up = {cited for citing, cited in edges if citing in own and cited not in own}
        down = {citing for citing, cited in edges if cited in own and citing not in own}
        return cls(view, len(up), len(down))

    @property
    def alone(self) -> bool:
        """Whether there is nothing to draw."""
        return len(self.view) < 2

    def drawn(self, language: Language, link: Callable[[str], str]) -> str:
        """The picture as SVG, empty where it would hold too much or only the document."""
        if self.alone or len(self.view) > MOST_CARDS:
            return ""
        return draw(self.view, language, link=link)


@dataclass(frozen=True, slots=True)
class Follower:
    """A document that points to this one: the words, and how that is known."""

    iri: str
    date: str
    cues: tuple[str, ...]
    quotes: tuple[Text, ...]
    sources: tuple[str, ...]
    marks: tuple[str, ...]
    about: str = ""
    """The annex that it points to, where it is not this document itself."""


@dataclass(frozen=True, slots=True)
class Followers:
    """What followed a document, by relation."""

    groups: list[tuple[Text, list[Follower]]]

    @classmethod
    def of(
        cls, lineage: "nx.MultiDiGraph[str]", iri: str, labels: Labels, language: Language
    ) -> Self:
        """The documents that point to a document, or to what is annexed to it; newest first."""
        annexes = {b for _, b, f in lineage.out_edges(iri, data=True) if f["relation"] == ANNEX}
        found: dict[tuple[str, str, str], list[Mapping[str, str]]] = defaultdict(list)
        for cited in (iri, *sorted(annexes)):
            for citing, _, facts in lineage.in_edges(cited, data=True):
                if facts["relation"] != ANNEX and citing not in {iri, *annexes}:
                    about = cited if cited != iri else ""
                    found[facts["relation"], citing, about].append(facts)
        groups: dict[str, list[Follower]] = defaultdict(list)
        for (relation, citing, about), edges in found.items():
            date = str(lineage.nodes[citing].get("date", ""))
            groups[relation].append(_follower(citing, date, edges, about))
        return cls(
            [
                (_relation(relation, labels, language), sorted(rows, key=_by_date))
                for relation, rows in sorted(groups.items())
            ]
        )


def _relation(name: str, labels: Labels, language: Language) -> Text:
    own = f"{IIP}{name}"
    return labels.name(own if own in labels.names else f"{ELI}{name}", language)


def _follower(citing: str, date: str, edges: list[Mapping[str, str]], about: str) -> Follower:
    def of(name: str) -> tuple[str, ...]:
        return tuple(sorted({edge[name] for edge in edges if edge.get(name)}))

    quotes = tuple(Text(quote, language_of_quote(quote)) for quote in of("quote"))
    return Follower(
        citing, date, of("cue"), quotes, of("source"), tuple(map(short_name, of("verification"))),
        about,
    )  # fmt: skip


def _by_date(follower: Follower) -> tuple[str, str]:
    return follower.date or "9999", follower.iri
