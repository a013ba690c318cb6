"""A printed page: glyphs with their places, and the ruled lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character as printed, `size` being that of the type; blanks are glyphs too."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str
    red: bool = False

    @property
    def middle(self) -> float:
        """Its height on the page, by which glyphs of one line are told."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A ruled line, horizontal or vertical: one of its extents is nothing."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs across."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page; `number` counts from 1. What was left out while reading it is counted."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    turned: str = ""
    """Text that runs in another direction than the page's, left out: watermarks and stamps."""
    unmapped: int = 0
    """Glyphs of which the file does not say what character they are; they stand as U+FFFD."""
    skipped_rules: bool = False
    """Whether the page has so many lines that its tables were not sought."""


RULE_WIDTH = 3.0
"""In points: what is thinner is a line, what is wider an area."""
_MIN_AREA = 12.0


def rules_of_box(x0: float, top: float, x1: float, bottom: float) -> Sequence[Rule]:
    """The lines that a drawn rectangle shows: itself where it is thin, else its four sides.

    A dot of a dotted border runs both ways.
    """
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    across = Rule(x0, x1, y, y)
    down = Rule(x, x, top, bottom)
    if x1 - x0 <= RULE_WIDTH and bottom - top <= RULE_WIDTH:
        return (across, down)
    if bottom - top <= RULE_WIDTH:
        return (across,)
    if x1 - x0 <= RULE_WIDTH:
        return (down,)
    if x1 - x0 < _MIN_AREA or bottom - top < _MIN_AREA:
        return ()
    return (
        Rule(x0, x1, top, top),
        Rule(x0, x1, bottom, bottom),
        Rule(x0, x0, top, bottom),
        Rule(x1, x1, top, bottom),
    )
