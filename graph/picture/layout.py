"""Where the cards stand: time from left to right, a lane for each level of government.

Time gives the columns, so only two things are left to choose: how finely a year is cut into slots
(documents that cite each other never share one, and no cell grows too high), and the order within
a cell, which barycentre sweeps choose so that few edges cross. Lengths are pixels.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, Final

from graph.lineage import ANNEX
from graph.picture.cards import INDENT, Card
from graph.picture.words import LEVELS

if TYPE_CHECKING:
    import networkx as nx

GAP: Final = 26.0
"""Between publications in a cell: room for edges to pass."""
ANNEX_GAP: Final = 4.0
LANE_PADDING: Final = 22.0
JUMP: Final = 34.0
"""What a gap of years adds between two columns."""
_SWEEPS: Final = 12


@dataclass(slots=True, eq=False)
class Publication:
    """A notice with its annexes, or a document alone: cards that keep together, notice first."""

    cards: list[Card]
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
    def level(self) -> str:
        """The notice's level, else an annex's, else empty."""
        return next((card.level for card in self.cards if card.level), "")

    @property
    def height(self) -> float:
        """From the top of the notice to the bottom of the last annex."""
        return sum(card.height for card in self.cards) + ANNEX_GAP * (len(self.cards) - 1)

    @property
    def centre(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(slots=True)
class Slot:
    """A column of cards: its year (empty: undated), its left edge, the dates in it."""

    year: str
    x: float
    dates: list[str]
    after_gap: bool


@dataclass(slots=True)
class Lane:
    """A band of the picture."""

    level: str
    top: float
    height: float


@dataclass(slots=True)
class Layout:
    """All that stands: columns, lanes and publications, whose cards are placed."""

    slots: list[Slot]
    lanes: list[Lane]
    publications: list[Publication]


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


def arrange(
    view: "nx.MultiDiGraph[str]",
    cards: Mapping[str, Card],
    annexes: Mapping[str, str],
    corner: tuple[float, float],
    pitch: float,
) -> Layout:
    """Place the cards, right and down from a corner; `pitch` is the distance of two columns."""
    publications = _publications(view, cards, annexes)
    slots = _cut_into_slots(publications, corner[0], pitch)
    lanes = _cut_into_lanes(publications, corner[1])
    _order(publications, lanes)
    for publication in publications:
        y = publication.top
        for card in publication.cards:
            card.x = slots[publication.slot].x + (INDENT if card.node in annexes else 0)
            card.y = y
            y += card.height + ANNEX_GAP
    return Layout(slots, lanes, publications)


def _publications(
    view: "nx.MultiDiGraph[str]", cards: Mapping[str, Card], annexes: Mapping[str, str]
) -> list[Publication]:
    below: dict[str, list[str]] = defaultdict(list)
    for annex, notice in annexes.items():
        below[notice].append(annex)
    made: dict[str, Publication] = {}
    for root in sorted(set(cards) - set(annexes)):
        publication = Publication([])
        waiting = [root]
        while waiting:
            node = waiting.pop()
            publication.cards.append(cards[node])
            made[node] = publication
            waiting.extend(sorted(below[node], key=_by_number, reverse=True))
    found = sorted(set(made.values()), key=_in_time)
    rank = {publication: place for place, publication in enumerate(found)}
    pairs = {tuple(sorted((rank[made[a]], rank[made[b]]))) for a, b in view.edges()}
    for first, last in sorted(pairs):
        if first != last:
            found[first].later.append(found[last])
            found[last].earlier.append(found[first])
    return found


def _by_number(iri: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", iri)]


def _in_time(publication: Publication) -> tuple[str, str]:
    return publication.date, publication.cards[0].node


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


def _cut_into_lanes(publications: list[Publication], y: float) -> list[Lane]:
    stacks: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for publication in publications:
        stacks[publication.level][publication.slot] += publication.height + GAP
    lanes = []
    for level in sorted(stacks, key=_rank):
        height = max(stacks[level].values()) - GAP + 2 * LANE_PADDING
        lanes.append(Lane(level, y, height))
        y += height
    return lanes


def _rank(level: str) -> tuple[int, str]:
    if level in LEVELS:
        return LEVELS.index(level), ""
    return len(LEVELS) + (level == ""), level


def _order(publications: list[Publication], lanes: list[Lane]) -> None:
    """Set each publication's `top`: drawn to the middle of its neighbours, within its lane."""
    lane_of = {lane.level: lane for lane in lanes}
    cells: dict[tuple[int, str], list[Publication]] = defaultdict(list)
    for publication in publications:
        cells[publication.slot, publication.level].append(publication)
    for (_, level), cell in cells.items():
        _stack(cell, lane_of[level], {})
    forth = sorted(cells, key=lambda cell: (cell[0], _rank(cell[1])))
    for sweep in range(_SWEEPS):
        for slot, level in forth if sweep % 2 == 0 else reversed(forth):
            cell = cells[slot, level]
            pull = {publication: _pull(publication, sweep) for publication in cell}
            cell.sort(key=lambda one: (pull[one], *_in_time(one)))
            _stack(cell, lane_of[level], pull)


def _pull(publication: Publication, sweep: int) -> float:
    """The mean height of the neighbours already passed; in the last sweeps, of all of them."""
    earlier, later = publication.earlier, publication.later
    near = earlier + later if sweep >= _SWEEPS - 4 else later if sweep % 2 else earlier
    return sum(one.centre for one in near) / len(near) if near else publication.centre


def _stack(cell: Iterable[Publication], lane: Lane, pull: Mapping[Publication, float]) -> None:
    """Set the tops from above, each as near to where it is drawn as there is room."""
    stack = list(cell)
    floor = lane.top + LANE_PADDING
    for one in stack:
        one.top = max(floor, pull.get(one, 0) - one.height / 2)
        floor = one.top + one.height + GAP
    ceiling = lane.top + lane.height - LANE_PADDING
    for one in reversed(stack):
        one.top = round(min(one.top, ceiling - one.height), 1)
        ceiling = one.top - GAP
