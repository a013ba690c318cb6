"""Where the labels of a chart stand, so that none lies on another."""

from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from graph.picture.text import width

Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]


class Place(NamedTuple):
    """The base line of a text: where it is anchored, and by which end."""

    x: float
    y: float
    anchor: Anchor


_AROUND: Final[tuple[tuple[float, float, Anchor], ...]] = (
    (0, -11, "middle"),
    (0, 20, "middle"),
    (12, 4, "start"),
    (11, -9, "start"),
    (-11, -9, "end"),
    (11, 18, "start"),
    (-11, 18, "end"),
    (0, -26, "middle"),
    (0, 34, "middle"),
    (0, -41, "middle"),
)
"""Offsets from a mark in pixels, the best first."""


@dataclass(slots=True)
class Room:
    """What is taken of a chart's area; `area` is left, top, right, bottom."""

    area: Box
    taken: list[Box] = field(default_factory=list)

    def take(self, x: float, y: float, radius: float) -> None:
        """A mark stands here."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(self, text: str, x: float, y: float, size: float) -> Place | None:
        """A place for a text near a point; None where there is none that is free."""
        long = width(text) * size / 2
        for dx, dy, anchor in _AROUND:
            left = x + dx - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
            box = (left, y + dy - size, left + long, y + dy + 2)
            if self._inside(box) and not any(_meet(box, other) for other in self.taken):
                self.taken.append(box)
                return Place(x + dx, y + dy, anchor)
        return None

    def _inside(self, box: Box) -> bool:
        left, top, right, bottom = self.area
        return left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom


def _meet(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart
