"""Where the cards stand: time from left to right, a lane for each level of government.

Time gives the columns, so only two things are left to choose: how finely a year is cut into slots
(documents that cite each other never share one, and no cell grows too high), and the order within
a cell. Lengths are pixels.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from graph.picture.cards import INDENT, Card
from graph.picture.lanes import Lane, cut_into_lanes
from graph.picture.order import set_heights
from graph.picture.publications import ANNEX_GAP, Publication, publications_of

if TYPE_CHECKING:
    import networkx as nx

JUMP: Final = 34.0
"""What a gap of years adds between two columns."""


@dataclass(slots=True)
class Slot:
    """A column of cards: its year (empty: undated), its left edge, the dates in it."""

    year: str
    x: float
    dates: list[str]
    after_gap: bool


@dataclass(slots=True)
class Layout:
    """All that stands: columns, lanes and publications, whose cards are placed."""

    slots: list[Slot]
    lanes: list[Lane]
    publications: list[Publication]


def arrange(
    view: "nx.MultiDiGraph[str]",
    cards: Mapping[str, Card],
    annexes: Mapping[str, str],
    corner: tuple[float, float],
    pitch: float,
) -> Layout:
    """Place the cards, right and down from a corner; `pitch` is the distance of two columns."""
    publications = publications_of(view, cards, annexes)
    slots = _cut_into_slots(publications, corner[0], pitch)
    lanes = cut_into_lanes(publications, corner[1])
    set_heights(publications, lanes)
    for publication in publications:
        y = publication.top
        for card in publication.cards:
            card.x = slots[publication.slot].x + (INDENT if card.node in annexes else 0)
            card.y = y
            y += card.height + ANNEX_GAP
    return Layout(slots, lanes, publications)


def _cut_into_slots(publications: list[Publication], x: float, pitch: float) -> list[Slot]:
    """Set each publication's slot; they come in order of time."""
    highest = max(3, round(0.7 * sqrt(len(publications))))
    slots: list[Slot] = []
    filled: dict[tuple[int, str], int] = defaultdict(int)
    for place, publication in enumerate(publications):
        if place == 0 or publication.year != publications[place - 1].year:
            gap = place > 0 and _years_between(slots[-1].year, publication.year) > 1
            x += (pitch if slots else 0) + (JUMP if gap else 0)
            slots.append(Slot(publication.year, x, [], gap))
        here = len(slots) - 1
        crowded = filled[here, publication.level] + len(publication.cards) > highest
        if (crowded and filled[here, publication.level]) or any(
            other.slot == here for other in publication.earlier
        ):
            x += pitch
            slots.append(Slot(publication.year, x, [], after_gap=False))
            here += 1
        publication.slot = here
        filled[here, publication.level] += len(publication.cards)
        slots[here].dates.append(publication.date)
    return slots


def _years_between(one: str, other: str) -> int:
    return int(other) - int(one) if one and other else 0
