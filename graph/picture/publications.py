"""Publications: a notice with the texts annexed to it is one, and comes at one time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.lineage import ANNEX
from graph.picture.cards import Card

if TYPE_CHECKING:
    import networkx as nx

ANNEX_GAP: Final = 4.0
"""Pixels between a notice and its annex."""


@dataclass(slots=True, eq=False)
class Publication:
    """A notice with its annexes, or a document alone: cards that keep together, notice first.

    `when` orders publications in time: the date, or where that is imprecise the latest date that
    it may stand for of a document that this one cites.
    """

    cards: list[Card]
    when: str = ""
    slot: int = 0
    top: float = 0.0
    earlier: list["Publication"] = field(default_factory=list)
    later: list["Publication"] = field(default_factory=list)

    @property
    def date(self) -> str:
        """The notice's date, else an annex's, else empty."""
        return next((card.date for card in self.cards if card.date), "")

    @property
    def year(self) -> str:
        """The year, empty where the date is not known."""
        return self.date[:4]

    @property
    def lane(self) -> str:
        """The notice's lane, else an annex's, else empty."""
        return next((card.lane for card in self.cards if card.lane), "")

    @property
    def height(self) -> float:
        """From the top of the notice to the bottom of the last annex."""
        return sum(card.height for card in self.cards) + ANNEX_GAP * (len(self.cards) - 1)

    @property
    def centre(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


def annexes_of(view: "nx.MultiDiGraph[str]") -> dict[str, str]:
    """The notice of each annex; of several notices the first; never in a circle."""
    notice: dict[str, str] = {}
    for citing, cited, facts in sorted(view.edges(data=True), key=lambda edge: edge[:2]):
        if facts.get("relation") == ANNEX and cited not in notice:
            above = citing
            while above != cited and above in notice:
                above = notice[above]
            if above != cited:
                notice[cited] = citing
    return notice


def publications_of(
    view: "nx.MultiDiGraph[str]", cards: Mapping[str, Card], annexes: Mapping[str, str]
) -> list[Publication]:
    """The publications of a view in order of time, each with its neighbours."""
    below: dict[str, list[str]] = defaultdict(list)
    for annex, notice in annexes.items():
        below[notice].append(annex)
    home: dict[str, Publication] = {}
    for root in sorted(set(cards) - set(annexes)):
        publication = Publication([])
        waiting = [root]
        while waiting:
            node = waiting.pop()
            publication.cards.append(cards[node])
            home[node] = publication
            waiting.extend(sorted(below[node], key=_by_number, reverse=True))
    citations = [(home[a], home[b]) for a, b in sorted(set(view.edges())) if home[a] != home[b]]
    _order_in_time(set(home.values()), citations)
    found = sorted(set(home.values()), key=in_time)
    rank = {publication: place for place, publication in enumerate(found)}
    for one, other in sorted({tuple(sorted((rank[a], rank[b]))) for a, b in citations}):
        found[one].later.append(found[other])
        found[other].earlier.append(found[one])
    return found


def _order_in_time(
    publications: Iterable[Publication], citations: list[tuple[Publication, Publication]]
) -> None:
    """Set each publication's `when`: one of 2020 that cites one of 2020-03 comes after March."""
    for publication in publications:
        publication.when = publication.date
    for _ in range(3):  # a chain of imprecise dates is seldom longer, and a circle has no end
        for citing, cited in citations:
            if citing.date and cited.when.startswith(citing.date) and cited.when > citing.when:
                citing.when = cited.when + "~"


def _by_number(iri: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", iri)]


def in_time(publication: Publication) -> tuple[str, str]:
    """What publications are sorted by."""
    return publication.when, publication.cards[0].node
