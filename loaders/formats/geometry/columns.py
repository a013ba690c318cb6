"""The column of type on a page: its margins, its indentation, the distance of its lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.formats.geometry.lines import GlyphLine
from loaders.formats.geometry.page import Glyph
from loaders.layout import Align

_SAME = 0.6
"""Of the size: how far ends of lines that stand under each other may differ."""
_SHARE = 0.06
"""Of the lines: how many have to begin or end at a place for it to be a margin."""
INDENT = 1.2
"""Of the size: what begins so far within the column is indented; the standard has 2 characters."""
_DEEP = 3.2
_HANGING = frozenset("，。、；：！？）》〉】〕」』”’,.;:!?)]…")
_ENOUGH_ENDS = 3
"""Lines that end together at the right: fewer may all be the last of their paragraphs."""
_NARROW = 12
"""In sizes of type: columns that are narrower are none of running text."""
_STOPS = frozenset("。！？；：")
_LEAST_COUNT, _COUNTED = 12, 0.8
"""What a line broken by count has at least; and the share of lines that speaks for all."""
_LARGER = 1.12
"""Times the size of the body: what is large type."""
_LEVEL = 1.3
"""Of the size: how far the blanks left and right of a centred line may differ."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where the lines of a column begin and end; `pitch` is the distance of lines in sizes of type.

    `indented`: its paragraphs begin with an indentation. `bottom` is where full pages end. `count`
    is the number of characters in each full line, None where their width breaks lines.
    """

    left: float
    right: float
    size: float
    pitch: float
    bottom: float
    indented: bool
    count: int | None = None

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.right - self.left

    def indent(self, line: GlyphLine) -> float:
        """How far within the column a line begins, in sizes of type."""
        return (line.x0 - self.left) / line.size

    def align(self, line: GlyphLine, middle: float) -> Align | None:
        """How a line stands in the column, None where it is like any; `middle` is the page's."""
        before, after, size = line.x0 - self.left, self.right - line.x1, line.size
        least = size if self.is_large(line) else _DEEP * size
        if self.is_level(line, middle) and min(before, after) > least:
            return "center"
        if before > 0.3 * self.width and before - after > 3 * size:
            return "right"
        return None

    def is_level(self, line: GlyphLine, middle: float) -> bool:
        """Whether a line stands in the middle of the column or of the page."""
        before, after = line.x0 - self.left, self.right - line.x1
        off = min(abs(before - after), abs(line.x0 + line.x1 - 2 * middle))
        return off <= max(_LEVEL * line.size, 0.03 * self.width)

    def is_large(self, line: GlyphLine) -> bool:
        """Whether a line is set larger than the body."""
        return line.size > _LARGER * self.size


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the column it stands in, and how it stands there."""

    line: GlyphLine
    column: Column
    align: Align | None


def placed_in(column: Column, middle: float, lines: Sequence[GlyphLine]) -> list[Placed]:
    """Lines that follow each other, with how they stand in a column; `middle` is the page's.

    A large line over the whole width is centred where a centred one of its size is beside it.
    """
    aligns = [column.align(line, middle) for line in lines]
    for steps in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for here in steps:
            line, other = lines[here], lines[here - steps.step]
            if (
                aligns[here] is None
                and aligns[here - steps.step] == "center"
                and column.is_large(line)
                and column.is_level(line, middle)
                and abs(line.size - other.size) < 0.05 * line.size
            ):
                aligns[here] = "center"
    return [Placed(line, column, align) for line, align in zip(lines, aligns, strict=True)]


def column_of(
    lines: Sequence[GlyphLine], edges: tuple[float, float] | None, size: float | None = None
) -> Column:
    """The column that lines stand in, which are not none, by those in the size of the body.

    `edges` are those of the page or the box, None where the column does not fill it. Without a
    `size` it is that of most of the lines.
    """
    size = size or _usual_size(lines)
    body = [line for line in lines if abs(line.size - size) <= 0.1 * size] or list(lines)
    left = _left(body, size)
    right = _right(body, left, size, edges)
    indents = [(line.x0 - left) / size for line in body]
    at_indent = sum(INDENT < indent < _DEEP for indent in indents)
    at_margin = sum(indent <= INDENT for indent in indents)
    return Column(
        left,
        right,
        size,
        _pitch(body, size),
        max(line.bottom for line in lines),
        indented=at_indent >= max(2, 0.04 * len(body)) and at_margin > 0,
        count=_count(body),
    )


def _left(body: Sequence[GlyphLine], size: float) -> float:
    """The left margin; one line is enough that goes on, further out, under a full indented one."""
    left = _margin((line.x0 for line in body), size, len(body))
    full = max(line.x1 for line in body) - size
    for above, line in pairwise(body):
        indented = abs(above.x0 - left) <= _SAME * size and above.x1 >= full
        if indented and INDENT < (left - line.x0) / size < _DEEP:
            return line.x0
    return left


def _right(
    body: Sequence[GlyphLine], left: float, size: float, edges: tuple[float, float] | None
) -> float:
    """The right margin; where no line seems to reach it, as far from the edge as the left one."""
    ends = [_last(line).x1 for line in body]
    right = -_margin((-end for end in ends), size, len(body))
    few = sum(abs(end - right) <= size for end in ends) < _ENOUGH_ENDS
    stopped = sum(line.text[-1] in _STOPS for line in body) >= _COUNTED * len(body)
    if edges and (few or stopped or right - left < _NARROW * size):
        right = max(right, edges[1] - (left - edges[0]))
    return max(right, left + size)


def _usual_size(lines: Iterable[GlyphLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.glyphs)
    return sizes.most_common(1)[0][0]


def _last(line: GlyphLine) -> Glyph:
    """The last glyph of a line that is no punctuation: that may hang out into the margin."""
    return next(
        (glyph for glyph in reversed(line.glyphs) if glyph.text not in _HANGING), line.glyphs[-1]
    )


def _count(lines: Sequence[GlyphLine]) -> int | None:
    """How many characters each line has, where text was broken by their number."""
    broken = Counter(len(line.text) for line in lines if line.text[-1] not in _HANGING)
    count, times = broken.most_common(1)[0] if broken else (0, 0)
    return count if count >= _LEAST_COUNT and times >= _COUNTED * broken.total() else None


def _margin(ends: Iterable[float], size: float, count: int) -> float:
    """The outermost place, lowest first, at which enough lines end; the outermost of all else."""
    ordered = sorted(ends)
    enough = max(2, _SHARE * count)
    first = 0
    for place, end in enumerate(ordered):
        while end - ordered[first] > _SAME * size:
            first += 1
        if place - first + 1 >= enough:
            return ordered[first]
    return ordered[0]


def _pitch(lines: Sequence[GlyphLine], size: float) -> float:
    """The usual distance of lines that follow each other, in sizes of type."""
    distances = Counter(
        round((below.middle - above.middle) / size, 1)
        for above, below in pairwise(lines)
        if above.page == below.page and 0.9 * size < below.middle - above.middle < 3 * size
    )
    return distances.most_common(1)[0][0] if distances else 1.75
