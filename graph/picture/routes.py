"""How the edges run: from card to card, through the room that the cards leave free.

An edge leaves its card sideways, crosses each column on the way along a level track between the
cards, and arrives sideways, so that arrow heads point straight. Lengths are pixels.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.lineage import ANNEX
from graph.picture.cards import CARD_WIDTH, Card
from graph.picture.layout import Layout
from graph.picture.shapes import number

if TYPE_CHECKING:
    import networkx as nx

TRACK: Final = 6.0
"""Distance of two edges that run side by side."""
PORT: Final = 13.0
"""Distance of two edges where they meet a card, if it is high enough: a small label's height."""
BULGE: Final = 26.0
HEAD: Final = 9.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bundle:
    """All citations of one document by another with the same relation: drawn as one edge."""

    citing: str
    cited: str
    relation: str
    citations: tuple[dict[str, str], ...]


@dataclass(slots=True)
class Route:
    """The way of an edge: where it leaves and arrives, and the level stretches between.

    `way` is -1 where the edge runs to the left (to the past), 1 to the right, 0 where both cards
    are of one publication. `lead` is the way from an annex, which stands in, to the column's edge;
    `spread` the distance to the next edge on its side of the card.
    """

    bundle: Bundle
    way: int
    start: Point
    end: Point
    tracks: list[tuple[float, float, float]]  # from x, to x, y
    lead: float = 0.0
    spread: float = PORT


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
    """The way of each edge, shortest first."""
    slot = {card.node: one.slot for one in layout.publications for card in one.cards}
    home = {card.node: id(one) for one in layout.publications for card in one.cards}
    free = _free_tracks(layout)
    found = []
    for bundle in sorted(drawn, key=lambda one: abs(slot[one.citing] - slot[one.cited])):
        start, end = slot[bundle.citing], slot[bundle.cited]
        way = 0 if home[bundle.citing] == home[bundle.cited] else 1 if end > start else -1
        tracks = []
        y, goal = cards[bundle.citing].centre, cards[bundle.cited].centre
        for between in range(start + way, end, way) if way else ():
            y = _nearest(free[between], y, goal)
            left = layout.slots[between].x
            sides = (left, left + CARD_WIDTH) if way > 0 else (left + CARD_WIDTH, left)
            tracks.append((*sides, y))
        found.append(Route(bundle, way, (0, 0), (0, 0), tracks))
    _set_ports(found, cards)
    return found


def path_data(route: Route, stub: float, gap: float = 0.0) -> str:
    """The `d` of the curve, up to the arrow head.

    The edge leaves its card level for `stub`, before it bends; of that, `gap` is left for a label.
    """
    (x, y), (end_x, end_y) = route.start, route.end
    if route.way == 0:
        out = x + BULGE
        return f"M{x:g},{y:g} C{out:g},{y:g} {out:g},{end_y:g} {end_x + HEAD:g},{end_y:g}"
    data = ""
    if route.lead:
        data = f"M{x:g},{y:g} "
        x += route.way * route.lead
        data += f"H{number(x)} "
    data += f"M{number(x + route.way * gap)},{y:g}"
    x += route.way * stub
    arrival = end_x - route.way * HEAD
    for to_x, leave_x, to_y in [*route.tracks, (arrival, arrival, end_y)]:
        bend = number((x + to_x) / 2)
        data += f" H{number(x)} C{bend},{y:g} {bend},{to_y:g} {number(to_x)},{to_y:g}"
        x, y = leave_x, to_y
    return data


def head_data(route: Route) -> str:
    """The `d` of the arrow head."""
    x, y = route.end
    back = x + HEAD if route.way == 0 else x - route.way * HEAD
    return f"M{x:g},{y:g} L{back:g},{y - 4:g} V{y + 4:g} Z"


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


def _nearest(free: list[float], y: float, goal: float) -> float:
    """Take the track with the least way up and down, and late rather than early; it is used up."""
    if not free:
        return y  # more edges than room: they share
    best = min(free, key=lambda track: (abs(track - y) * 1.001 + abs(track - goal), track))
    if len(free) > 1:
        free.remove(best)
    return best


def _set_ports(found: list[Route], cards: Mapping[str, Card]) -> None:
    """Spread the ends of edges over the sides of their cards, so that they do not cross there."""
    ends: dict[tuple[str, int], list[tuple[float, int, str, Route]]] = defaultdict(list)
    for place, route in enumerate(found):
        citing, cited = cards[route.bundle.citing], cards[route.bundle.cited]
        first = route.tracks[0][2] if route.tracks else cited.centre
        last = route.tracks[-1][2] if route.tracks else citing.centre
        ends[citing.node, route.way or 1].append((first, place, "start", route))
        ends[cited.node, -route.way or 1].append((last, place, "end", route))
    for (node, side), meeting in ends.items():
        card = cards[node]
        step = min(PORT, (card.height - 20) / max(1, len(meeting) - 1))
        y = card.centre - step * (len(meeting) - 1) / 2
        x = card.x + (card.width if side > 0 else 0)
        for _, _, end, route in sorted(meeting, key=lambda each: each[:3]):
            setattr(route, end, (round(x, 1), round(y, 1)))
            if end == "start":
                route.spread = step
                route.lead = CARD_WIDTH - card.width if side < 0 else 0
            y += step
