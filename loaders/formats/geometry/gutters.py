"""Pages in two columns, as gazettes print them: lines cut at the gutter, the left column first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.formats.geometry.lines import GlyphLine

_GUTTER = 1.2
"""Of the size: the least width of a gutter."""
_LEAST_LINES = 8
"""Lines side by side: fewer may be a table without rules, or two signatures."""
_LEAST_LENGTH = 8
"""Characters of the lines of a column on average: fewer are cells."""
_MIDDLE = (0.35, 0.65)
"""Of the text's width: where a gutter between two columns lies."""
_WIDEST = 15_000
"""In points: no page is wider (ISO 32000-1, annex C)."""
_TWO_SIDED = 0.6
"""Of the lines beside a gutter: how many have text on both its sides, or stand beside such."""


def in_columns(lines: Sequence[GlyphLine]) -> list[tuple[GlyphLine, int]]:
    """Lines in reading order, each with its column: 0 over the page, 1 left, 2 right."""
    gutter = _gutter(lines)
    if gutter is None:
        return [(line, 0) for line in lines]
    ordered: list[tuple[GlyphLine, int]] = []
    for run in _runs(lines, gutter):
        pieces = [piece for line in run for piece in _cut(line, gutter)]
        if _are_columns(run, pieces, gutter):
            ordered += [(piece, 1) for piece in pieces if piece.x0 < gutter]
            ordered += [(piece, 2) for piece in pieces if piece.x0 >= gutter]
        else:
            ordered += [(line, 0) for line in run]
    return ordered


def _gutter(lines: Sequence[GlyphLine]) -> float | None:
    """Where most lines leave a gap near the middle of the text."""
    if len(lines) < _LEAST_LINES:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if not 0 < right - left < _WIDEST:
        return None
    places: Counter[int] = Counter()
    for line in lines:
        for one, other in pairwise(line.glyphs):
            if other.x0 - one.x1 >= _GUTTER * line.size:
                share = ((one.x1 + other.x0) / 2 - left) / (right - left)
                if _MIDDLE[0] <= share <= _MIDDLE[1]:
                    places.update(range(int(one.x1) + 1, int(other.x0) + 1))
    if not places:
        return None
    place, count = max(places.items(), key=lambda item: (item[1], -item[0]))
    return place if count >= _LEAST_LINES else None


def _runs(lines: Sequence[GlyphLine], gutter: float) -> Iterator[list[GlyphLine]]:
    """Lines that the gutter parts or that keep to one side, and lines across it, in runs."""
    run: list[GlyphLine] = []
    beside = False
    for line in lines:
        if run and _is_beside(line, gutter) != beside:
            yield run
            run = []
        beside = _is_beside(line, gutter)
        run.append(line)
    if run:
        yield run


def _is_beside(line: GlyphLine, gutter: float) -> bool:
    """Whether no glyph of a line stands in the gutter."""
    half = _GUTTER * line.size / 4
    return all(
        glyph.x1 <= gutter + half or glyph.x0 >= gutter - half for glyph in line.glyphs
    ) and (line.x1 <= gutter + half or line.x0 >= gutter - half or _place(line, gutter) is not None)


def _place(line: GlyphLine, gutter: float) -> int | None:
    """Before which glyph the gutter lies, where it is as wide as one there."""
    for place, (one, other) in enumerate(pairwise(line.glyphs), 1):
        if one.x1 <= gutter + 1 and other.x0 >= gutter - 1:
            return place if other.x0 - one.x1 >= _GUTTER * line.size else None
    return None


def _cut(line: GlyphLine, gutter: float) -> list[GlyphLine]:
    place = _place(line, gutter)
    if place is None:
        return [line]
    pieces = line.part(0, place), line.part(place, len(line.glyphs))
    return [piece for piece in pieces if piece]


def _are_columns(run: Sequence[GlyphLine], pieces: Sequence[GlyphLine], gutter: float) -> bool:
    """Whether what lies beside a gutter is running text in two columns."""
    sides = [
        [piece for piece in pieces if (piece.x0 >= gutter) == right] for right in (False, True)
    ]
    if min(map(len, sides)) < max(_LEAST_LINES, _TWO_SIDED * max(map(len, sides))):
        return False
    return len(run) >= _LEAST_LINES and all(
        sum(len(piece.glyphs) for piece in side) >= _LEAST_LENGTH * len(side) for side in sides
    )
