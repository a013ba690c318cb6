"""The lines of the edges as SVG path data. Lengths are pixels."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from graph.picture.cards import CARD_WIDTH, Card
from graph.picture.gutters import BULGE
from graph.picture.routes import Route
from graph.picture.shapes import number

HEAD: Final = 9.0
_ROUND: Final = 9.0
"""Radius of a turn, if there is room."""

Point = tuple[float, float]


def ends(route: Route, cards: Mapping[str, Card]) -> tuple[Point, Point]:
    """Where a route leaves its card, and where it reaches the other."""
    citing, cited = cards[route.bundle.citing], cards[route.bundle.cited]
    out = citing.x + (citing.width if route.way >= 0 else 0)
    into = cited.x + (cited.width if route.way <= 0 else 0)
    return (out, route.heights[0]), (into, route.heights[-1])


def label_place(route: Route, cards: Mapping[str, Card]) -> Point:
    """The edge of the column that a route leaves: an annex stands in."""
    citing = cards[route.bundle.citing]
    right = citing.x + citing.width
    return (right if route.way >= 0 else right - CARD_WIDTH), route.heights[0]


def line(route: Route, cards: Mapping[str, Card], gap: float = 0.0) -> str:
    """The `d` of the line: from the arrow head back to the card, with a gap for a label.

    It begins at the head, so that the dashes of edges that share a trunk fall together.
    """
    (out, y), (into, end) = ends(route, cards)
    if route.way == 0:
        bulge = number(into + BULGE)
        tip, begin = number(into + HEAD), number(out)
        return (
            f"M{tip},{number(end)} C{bulge},{number(end)} {bulge},{number(y)} {begin},{number(y)}"
        )
    edge, _ = label_place(route, cards)
    points = [(edge + route.way * gap, y)]
    for turn, (one, other) in zip(route.turns, pairwise(route.heights), strict=True):
        points += [(turn, one), (turn, other)] if one != other else []
    points.append((into - route.way * HEAD, end))
    drawn = rounded(points[::-1])
    return drawn if edge == out else f"{drawn} M{number(edge)},{number(y)} H{number(out)}"


def head(route: Route, cards: Mapping[str, Card]) -> str:
    """The `d` of the arrow head."""
    _, (x, y) = ends(route, cards)
    back = x + HEAD if route.way == 0 else x - route.way * HEAD
    return f"M{number(x)},{number(y)} L{number(back)},{number(y - 4)} V{number(y + 4)} Z"


def rounded(points: Sequence[Point]) -> str:
    """A line of level and upright pieces, its corners rounded.

    >>> rounded([(0, 0), (20, 0), (20, 40), (50, 40)])
    'M0,0 H11 Q20,0 20,9 V31 Q20,40 29,40 H50'
    """
    (x, y), *_ = points
    data = f"M{number(x)},{number(y)}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        to, on = (_towards(corner, end, _radius(before, corner, after)) for end in (before, after))
        data += f" {_piece(before, to)} Q{_pair(corner)} {_pair(on)}"
    return f"{data} {_piece(points[-2], points[-1])}"


def _radius(before: Point, corner: Point, after: Point) -> float:
    return min(_ROUND, _length(before, corner) / 2, _length(corner, after) / 2)


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(point: Point, end: Point, way: float) -> Point:
    whole = _length(point, end) or 1.0
    x, y = ((to - at) / whole * way + at for at, to in zip(point, end, strict=True))
    return x, y


def _piece(start: Point, end: Point) -> str:
    return f"H{number(end[0])}" if start[1] == end[1] else f"V{number(end[1])}"


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
