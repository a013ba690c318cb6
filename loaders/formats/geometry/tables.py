"""The tables and boxes of a page, with the lines that stand outside them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.formats.geometry.grids import Grid, TooManyRules, grids_of
from loaders.formats.geometry.lines import GlyphLine, joined, lines_of
from loaders.formats.geometry.page import Glyph, PrintedPage
from loaders.formats.geometry.table_rows import filled_rows, last_rows
from loaders.formats.lines.line_starts import start_of
from loaders.layout import clean

_FRAME_SHARE = 0.8
"""Of the text of a page: what holds more in one cell is a frame around the page, no table."""
_FRAME_CELLS, _FRAME_LINES = 4, 8
_NARROWEST = 6.0
"""In points: an empty column that is narrower stands between double rules."""
_DRAWING_CELLS, _DRAWING_SHARE = 20, 0.2
"""Grids of many cells of which few hold text are charts."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as far as it stands on a page: rows of cells' texts, all of one length.

    A cell over several rows stands in each of them; `depths` has over how many it goes from there
    on. `cut_above`, `cut_below`: no rule closes the table there, as its first or last row goes on
    on the page before or after.
    """

    page: int
    top: float
    bottom: float
    xs: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    depths: tuple[tuple[int, ...], ...]
    cut_above: bool = False
    cut_below: bool = False


@dataclass(frozen=True, slots=True)
class PageBox:
    """A box (专栏) as far as it stands on a page: the lines inside it."""

    page: int
    top: float
    bottom: float
    xs: tuple[float, float]
    lines: tuple[GlyphLine, ...]


@dataclass(frozen=True, slots=True)
class PageParts:
    """A page's lines outside tables, from top to bottom, and its tables and boxes."""

    page: PrintedPage
    lines: tuple[GlyphLine, ...]
    tables: tuple[PageTable | PageBox, ...] = ()
    drawing: bool = False
    """Whether the page has so many rules that no tables were sought."""


def parts_of(page: PrintedPage) -> PageParts:
    """The tables, boxes and lines of a page. A frame around the page's text is no table."""
    drawing = page.skipped_rules
    try:
        grids = grids_of(page.rules)
    except TooManyRules:
        grids, drawing = [], True
    outside, inside = _assigned(page.glyphs, grids)
    visible = sum(not glyph.text.isspace() for glyph in page.glyphs)
    tables: list[PageTable | PageBox] = []
    for grid, cells in zip(grids, inside, strict=True):
        found = _table(page.number, grid, cells, visible)
        if found:
            tables.append(found)
        else:
            outside += [glyph for glyphs in cells.values() for glyph in glyphs]
    return PageParts(page, tuple(lines_of(outside, page.number)), tuple(tables), drawing)


_Contents = dict[int, list[Glyph]]
"""The glyphs of each cell, by the cell's index."""


def _assigned(
    glyphs: Sequence[Glyph], grids: Sequence[Grid]
) -> tuple[list[Glyph], list[_Contents]]:
    """The glyphs outside all grids, and those in each; a grid within another has its own."""
    inside: list[_Contents] = [{} for _ in grids]
    if not grids:
        return list(glyphs), inside
    by_area = sorted(range(len(grids)), key=lambda number: _area(grids[number]))
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.middle
        for number in by_area:
            cell = grids[number].cell_at(x, y)
            if cell is not None:
                inside[number].setdefault(cell, []).append(glyph)
                break
        else:
            outside.append(glyph)
    return outside, inside


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _table(page: int, grid: Grid, contents: _Contents, visible: int) -> PageTable | PageBox | None:
    """The table or box that a grid is, None where it is a frame, a chart or empty."""
    lines = {cell: lines_of(glyphs, page) for cell, glyphs in contents.items()}
    filled = {cell: found for cell, found in lines.items() if found}
    if not filled or _is_frame(filled, visible) or _is_drawing(grid, filled):
        return None
    columns = [
        column
        for column, (left, right) in enumerate(pairwise(grid.xs))
        if right - left >= _NARROWEST or any(grid.cells[cell].column == column for cell in filled)
    ]
    if len(columns) == 1:
        within = sorted((line for found in filled.values() for line in found), key=_height)
        return PageBox(page, grid.ys[0], grid.ys[-1], (grid.xs[0], grid.xs[-1]), tuple(within))
    texts = {cell: cell_text(found) for cell, found in filled.items()}
    owners = [[row[column] for column in columns] for row in grid.owners]
    places, rows = zip(*filled_rows(owners, texts), strict=True)
    last = last_rows(owners)
    depths = tuple(
        tuple(bisect_right(places, last[cell]) - number for cell in owners[place])
        for number, place in enumerate(places)
    )
    return PageTable(
        page, grid.ys[0], grid.ys[-1], grid.xs, rows, depths, grid.cut_above, grid.cut_below
    )


def _height(line: GlyphLine) -> float:
    return line.middle


def _is_frame(filled: dict[int, list[GlyphLine]], visible: int) -> bool:
    if len(filled) > _FRAME_CELLS:
        return False
    largest = max(filled.values(), key=lambda lines: sum(len(line.glyphs) for line in lines))
    held = sum(len(line.glyphs) for line in largest)
    return len(largest) >= _FRAME_LINES and held > _FRAME_SHARE * visible


def _is_drawing(grid: Grid, filled: dict[int, list[GlyphLine]]) -> bool:
    """Whether a grid is that of a chart: of many cells few hold text, and no row has a head's."""
    if len(grid.cells) <= _DRAWING_CELLS or len(filled) >= _DRAWING_SHARE * len(grid.cells):
        return False
    return not any(len(set(row)) > 1 and filled.keys() >= set(row) for row in grid.owners)


def cell_text(lines: Sequence[GlyphLine]) -> str:
    """The text of a cell; a blank stands where a numbered piece begins."""
    pieces: list[list[GlyphLine]] = []
    for line in lines:
        if pieces and not start_of(line.text):
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return clean(" ".join(joined(piece).replace("\t", " ") for piece in pieces))
