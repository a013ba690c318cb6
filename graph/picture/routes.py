"""How the edges run: from card to card, through the room that the cards leave free.

An edge leaves its card sideways, crosses each column on the way along a level track between the
cards, changes height only in the gutters between two columns, and arrives sideways. Edges of one
relation to one document are a trunk: they join as soon as they can, and share its arrow head, so
that twenty documents that implement one are a tree and not a thicket. Lengths are pixels.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.lineage import ANNEX
from graph.picture.cards import Card
from graph.picture.layout import Layout
from graph.picture.publications import Publication

if TYPE_CHECKING:
    import networkx as nx

TRACK: Final = 6.0
"""Distance of two edges that run side by side."""
PORT: Final = 13.0
"""Distance of two edges where they meet a card, if it is high enough: a small label's height."""
_JOINING: Final = 60.0
"""The way round, in pixels, that an edge takes to join its trunk."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """All citations of one document by another with the same relation: drawn as one edge."""

    citing: str
    cited: str
    relation: str
    citations: tuple[dict[str, str], ...]

    @property
    def verified(self) -> bool:
        """Whether a page was seen to show one of its citations; an annex needs no such proof."""
        return "seen" in {facts.get("verification", "seen") for facts in self.citations}


@dataclass(slots=True)
class Route:
    """The way of an edge: its heights from the card that it leaves to the one that it reaches.

    `way` is -1 where the edge runs to the left (to the past), 1 to the right, 0 where both cards
    are of one publication. `heights` has one for each end and one for each column on the way;
    `turns` are the places across of the changes of height, one for each gutter. `spread` is the
    distance to the next edge on its side of the card that it leaves.
    """

    bundle: Bundle
    way: int
    slots: tuple[int, int]
    heights: list[float]
    turns: list[float] = field(default_factory=list)
    spread: float = PORT

    @property
    def trunk(self) -> tuple[str, str, int, bool]:
        """What it shares an arrow head with."""
        return self.bundle.cited, self.bundle.relation, self.way, self.bundle.verified

    @property
    def gutters(self) -> range:
        """The gutters that it crosses, in its order; that of a number is right of that column."""
        start, end = self.slots
        return range(start, end) if self.way > 0 else range(start - 1, end - 1, -1)


def bundles(view: "nx.MultiDiGraph[str]", annexes: Mapping[str, str]) -> list[Bundle]:
    """The edges to be drawn; a notice and its annex need none, they stand together."""
    found: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for citing, cited, facts in view.edges(data=True):
        relation = facts.get("relation", "")
        if relation != ANNEX or annexes.get(cited) != citing:
            found[citing, cited, relation].append(facts)
    return [
        Bundle(*key, tuple(sorted(said, key=lambda facts: sorted(facts.items()))))
        for key, said in sorted(found.items())
    ]


def routes(drawn: list[Bundle], layout: Layout, cards: Mapping[str, Card]) -> list[Route]:
    """The way of each edge, shortest first; where it turns is not yet said."""
    home = {card.node: one for one in layout.publications for card in one.cards}
    found = []
    for bundle in drawn:
        citing, cited = home[bundle.citing], home[bundle.cited]
        way = 0 if citing is cited else 1 if cited.slot > citing.slot else -1
        ends = [cards[bundle.citing].centre, cards[bundle.cited].centre]
        found.append(Route(bundle, way, (citing.slot, cited.slot), ends))
    found.sort(key=lambda route: abs(route.slots[0] - route.slots[1]))
    _set_tracks(found, _free_tracks(layout))
    _set_ports(found, cards)
    _level(found, layout)
    return found


def _set_tracks(found: list[Route], free: list[list[float]]) -> None:
    """Find the height at which each route crosses each column, near its trunk if there is one."""
    taken: dict[object, list[float]] = defaultdict(list)
    for route in found:
        y, goal = route.heights
        for column in _columns(route):
            own = taken[route.trunk, column]
            y = _nearest(free[column], own, y, goal)
            route.heights.insert(-1, y)
            if y not in own:
                own.append(y)


def _free_tracks(layout: Layout) -> list[list[float]]:
    """For each slot the heights at which no card stands."""
    top = min((lane.top for lane in layout.lanes), default=0)
    bottom = max((lane.top + lane.height for lane in layout.lanes), default=0)
    heights = [top + TRACK * (place + 1) for place in range(int((bottom - top) / TRACK) - 1)]
    free = [heights.copy() for _ in layout.slots]
    for one in layout.publications:
        low, high = one.top - TRACK, one.top + one.height + TRACK
        free[one.slot] = [y for y in free[one.slot] if not low < y < high]
    return free


def _nearest(free: list[float], own: list[float], y: float, goal: float) -> float:
    """The track with the least way up and down, late rather than early; a new one is used up."""

    def way(track: float) -> tuple[float, float]:
        return abs(track - y) * 1.001 + abs(track - goal), track

    beside = (slice(max(0, at - 1), at + 1) for at in (bisect(free, y), bisect(free, goal)))
    near = [track for place in beside for track in free[place]]  # none else can be the nearest
    best, joined = min(near, key=way, default=y), min(own, key=way, default=None)
    if joined is not None and (not free or way(joined)[0] < way(best)[0] + _JOINING):
        return joined
    if len(free) > 1:
        free.remove(best)
    return best  # more edges than room: they share


def _set_ports(found: list[Route], cards: Mapping[str, Card]) -> None:
    """Spread the ends of edges over the sides of their cards, so that they do not cross there."""
    leaving: dict[tuple[str, int], list[list[Route]]] = defaultdict(list)
    arriving: dict[tuple[str, int], dict[object, list[Route]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for route in found:
        leaving[route.bundle.citing, route.way or 1].append([route])
        arriving[route.bundle.cited, -route.way or 1][route.trunk].append(route)
    for card, side in sorted({*leaving, *arriving}):
        ends = [(_height(one, 1), place, 0, one) for place, one in enumerate(leaving[card, side])]
        trunks = arriving[card, side].values()
        ends += [(_height(trunk, -2), place, -1, trunk) for place, trunk in enumerate(trunks)]
        step = min(PORT, (cards[card].height - 20) / max(1, len(ends) - 1))
        y = cards[card].centre - step * (len(ends) - 1) / 2
        for _, _, end, meeting in sorted(ends, key=lambda each: each[:3]):
            for route in meeting:
                route.heights[end] = round(y, 1)
                route.spread = step if end == 0 else route.spread
            y += step


def _level(found: list[Route], layout: Layout) -> None:
    """Move a track that is used once to where its edge comes from, if that is near and free."""
    used: Counter[tuple[int, float]] = Counter()
    for route in found:
        used.update(zip(_columns(route), route.heights[1:-1], strict=True))
    taken: dict[int, list[float]] = defaultdict(list)
    for column, y in used:
        taken[column].append(y)
    stands: dict[int, list[Publication]] = defaultdict(list)
    for one in layout.publications:
        stands[one.slot].append(one)
    for route in found:
        for place, column in enumerate(_columns(route), 1):
            before, y = route.heights[place - 1 : place + 1]
            others = [other for other in taken[column] if other != y]
            if (
                used[column, y] == 1
                and 0 < abs(before - y) < PORT
                and all(abs(other - before) >= TRACK for other in others)
                and not any(
                    one.top - 3 < before < one.top + one.height + 3 for one in stands[column]
                )
            ):
                taken[column] = [*others, before]
                route.heights[place] = before


def _columns(route: Route) -> range:
    """The columns that it crosses, in its order."""
    start, end = route.slots
    return range(start + route.way, end, route.way) if route.way else range(0)


def _height(meeting: list[Route], place: int) -> float:
    """Where the edges that meet in one point come from or go to."""
    return sum(route.heights[place] for route in meeting) / len(meeting)
