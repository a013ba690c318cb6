"""The gutters between the columns: where edges change their height, each at a place of its own.

A gutter is as wide as what happens in it: labels of edges that leave its cards, arrow heads that
reach them, and a place across for each trunk. Lengths are pixels.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from graph.picture.layout import Layout
from graph.picture.routes import Route

STEP: Final = 7.0
"""Distance of two edges that run up and down side by side."""
NARROWEST: Final = 44.0
HEAD_ROOM: Final = 20.0
"""An arrow head and a little of its line."""
BULGE: Final = 26.0
"""How far an edge between texts of one publication swings out."""


@dataclass(slots=True)
class Gutter:
    """The room right of a column: so much at its left and right for ends of edges, and its turns.

    A turn is a trunk changing to a height, by its place from the left.
    """

    left: float
    right: float
    turns: dict[object, int]

    @property
    def width(self) -> float:
        """From card to card."""
        return max(NARROWEST, self.left + self.right + STEP * (self._places - 1))

    @property
    def _places(self) -> int:
        return max(self.turns.values(), default=-1) + 1

    def across(self, turn: object) -> float:
        """Where a turn is, from the left edge; what is free stands at both sides."""
        spare = self.width - self.left - self.right - STEP * (self._places - 1)
        return self.left + spare / 2 + STEP * self.turns[turn]


def gutters_of(
    found: list[Route], columns: int, label_room: Callable[[Route], float]
) -> list[Gutter]:
    """The gutter right of each column; `label_room` is what the label of an edge takes."""
    lefts, rights = ([[HEAD_ROOM / 2] for _ in range(columns)] for _ in "lr")
    turns: list[dict[object, list[float]]] = [defaultdict(list) for _ in range(columns)]
    for route in found:
        start, end = route.slots
        if route.way == 0:
            lefts[start].append(BULGE + STEP)
            continue
        leaving, arriving = (
            (lefts[start], rights[end - 1])
            if route.way > 0
            else (
                rights[start - 1],
                lefts[end],
            )
        )
        leaving.append(label_room(route) + STEP)
        arriving.append(HEAD_ROOM)
        for place, gutter in enumerate(route.gutters):
            turns[gutter][turn_of(route, place)] += route.heights[place : place + 2]
    return [
        Gutter(max(left), max(right), _places(turning))
        for left, right, turning in zip(lefts, rights, turns, strict=True)
    ]


def turn_of(route: Route, place: int) -> tuple[object, ...]:
    """What turns together in a gutter, the one that the route crosses at a place."""
    return (*route.trunk, route.heights[place + 1])


def _places(turning: dict[object, list[float]]) -> dict[object, int]:
    """A place for each turn, so that those that overlap cross as little as they can.

    Seen from the right, what goes up turns the later the lower it begins, what goes down the
    earlier; what does not change its height needs no place.
    """
    placed: list[tuple[float, float, int]] = []
    found: dict[object, int] = {}
    for turn, heights in sorted(turning.items(), key=_from_the_left):
        low, high = min(heights), max(heights)
        if high - low < 0.1:
            found[turn] = 0
            continue
        near = [place for top, bottom, place in placed if low < bottom + STEP and top - STEP < high]
        found[turn] = max(near, default=-1) + 1
        placed.append((low, high, found[turn]))
    return found


def _from_the_left(item: tuple[object, list[float]]) -> tuple[bool, float, str]:
    turn, heights = item
    mean = sum(heights) / len(heights)
    assert isinstance(turn, tuple)  # noqa: S101  # of turn_of
    end = heights[1]
    leftward = turn[2] < 0
    rising = (end < mean) == leftward
    return (not rising, -mean if rising else mean, repr(turn))


def set_turns(found: Iterable[Route], gutters: list[Gutter], layout: Layout, width: float) -> None:
    """Say where each route turns, the columns (of a width) being placed."""
    for route in found:
        route.turns = [
            round(layout.slots[gutter].x + width + gutters[gutter].across(turn_of(route, place)), 1)
            for place, gutter in enumerate(route.gutters)
        ]
