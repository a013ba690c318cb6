"""Where the cards stand: time from left to right, a lane for each level of government or series.

Time gives the columns, so only two things are left to choose: how finely a year is cut into slots
(documents that cite each other never share one, and no cell grows too high), and the order within
a cell. Lengths are pixels. How far the columns are apart is left to the edges between them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, Final

from graph.picture.cards import CARD_WIDTH, INDENT, Card
from graph.picture.lanes import Lane, LaneOrder, cut_into_lanes
from graph.picture.order import set_heights
from graph.picture.publications import ANNEX_GAP, Publication, publications_of

if TYPE_CHECKING:
    import networkx as nx

JUMP: Final = 34.0
"""What a gap of years adds between two columns."""
SHAPE: Final = 1.6
"""Width to height that a picture should have: that of a screen or a slide."""
_PITCH: Final = CARD_WIDTH + 90
"""About the distance of two columns."""
_HEIGHTS: Final = range(2, 15)
"""How many cards may stand in a cell: the best of these is taken."""


@dataclass(slots=True)
class Slot:
    """A column of cards: its year (empty: undated), its left edge, the dates in it."""

    year: str
    after_gap: bool
    dates: list[str] = field(default_factory=list)
    x: float = 0.0


@dataclass(slots=True)
class Layout:
    """All that stands: columns, lanes and publications, whose cards are placed by `set_columns`."""

    slots: list[Slot]
    lanes: list[Lane]
    publications: list[Publication]

    def set_columns(self, x: float, gutters: Iterable[float], annexes: Mapping[str, str]) -> None:
        """Place the columns from `x` to the right, so far apart as the gutters are wide."""
        for slot, gutter in zip(self.slots, [*gutters, 0.0], strict=False):
            x += JUMP if slot.after_gap else 0
            slot.x = round(x, 1)
            x += CARD_WIDTH + gutter
        for publication in self.publications:
            for card in publication.cards:
                inset = INDENT if card.node in annexes else 0
                card.x = self.slots[publication.slot].x + inset


def arrange(
    view: "nx.MultiDiGraph[str]",
    cards: Mapping[str, Card],
    annexes: Mapping[str, str],
    top: float,
    order: LaneOrder,
) -> Layout:
    """Cut time into columns and set the heights of the cards, from `top` down."""
    publications = publications_of(view, cards, annexes)
    slots = _best_slots(publications)
    lanes = cut_into_lanes(publications, top, order)
    set_heights(publications, lanes)
    for publication in publications:
        y = publication.top
        for card in publication.cards:
            card.y = y
            y += card.height + ANNEX_GAP
    return Layout(slots, lanes, publications)


def _best_slots(publications: list[Publication]) -> list[Slot]:
    """Cut so that the picture comes nearest to its best shape."""

    def misshapen(highest: int) -> float:
        across = len(_cut_into_slots(publications, highest)) * _PITCH
        lanes = cut_into_lanes(publications, 0, {})
        return abs(log(across / sum(lane.height for lane in lanes) / SHAPE))

    if not publications:
        return []
    return _cut_into_slots(publications, min(_HEIGHTS, key=misshapen))


def _cut_into_slots(publications: list[Publication], highest: int) -> list[Slot]:
    """Set each publication's slot; they come in order of time."""
    slots: list[Slot] = []
    filled: dict[tuple[int, str], int] = defaultdict(int)
    for place, publication in enumerate(publications):
        if place == 0 or publication.year != publications[place - 1].year:
            gap = place > 0 and _years_between(slots[-1].year, publication.year) > 1
            slots.append(Slot(publication.year, gap))
        here = len(slots) - 1
        crowded = filled[here, publication.lane] + len(publication.cards) > highest
        if (crowded and filled[here, publication.lane]) or any(
            other.slot == here for other in publication.earlier
        ):
            slots.append(Slot(publication.year, after_gap=False))
            here += 1
        publication.slot = here
        filled[here, publication.lane] += len(publication.cards)
        slots[here].dates.append(publication.date)
    return slots


def _years_between(one: str, other: str) -> int:
    return int(other) - int(one) if one and other else 0
