"""Printed pages to a layout: the stages in their order."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from loaders.formats.geometry.blocks import Reader, elements_of
from loaders.formats.geometry.columns import Placed, column_of, placed_in
from loaders.formats.geometry.furniture import Dropped, remark_text, without_running_lines
from loaders.formats.geometry.gutters import in_columns
from loaders.formats.geometry.lines import GlyphLine
from loaders.formats.geometry.page import PrintedPage
from loaders.formats.geometry.paragraphs import body_of
from loaders.formats.geometry.site import without_surroundings
from loaders.formats.geometry.tables import PageParts, parts_of
from loaders.layout import Layout, LayoutRemark, Unreadable

_UNMAPPED = 0.3
"""Of the glyphs of a file: where more have no known character its text is lost."""
_ENOUGH_LINES = 12


def layout_of(pages: Sequence[PrintedPage]) -> Layout:
    """The layout of printed pages.

    Raises `Unreadable` "needs-ocr" where no page has text that can be read.
    """
    _check_text(pages)
    parts = [parts_of(page) for page in pages]
    parts, dropped = without_running_lines(parts)
    size = body_of(line for page in parts for line in page.lines).size
    lines = [line for page in parts for line in page.lines]
    edges = (0.0, pages[0].width)
    found = without_surroundings(parts, column_of(lines, edges, size) if lines else None)
    body = body_of(line for page in found.pages for line in page.lines)
    reader = Reader(body)
    for element in elements_of(found.pages, _placed(found.pages, body.size)):
        reader.take(element)
    reader.end()
    remarks = (*_remarks(pages, found.pages, dropped + found.dropped), *reader.remarks)
    return Layout(tuple(reader.blocks), found.metadata, remarks)


def _check_text(pages: Sequence[PrintedPage]) -> None:
    glyphs = sum(len(page.glyphs) for page in pages)
    count = f"{len(pages)} pages" if len(pages) > 1 else "the one page"
    if not any(glyph.text.strip() for page in pages for glyph in page.glyphs):
        raise Unreadable("needs-ocr", f"no text layer on any of {count}: needs OCR")
    if sum(page.unmapped for page in pages) > _UNMAPPED * glyphs:
        raise Unreadable("needs-ocr", f"the text layer of {count} names no characters: needs OCR")


def _placed(pages: Sequence[PageParts], size: float) -> dict[int, list[Placed]]:
    """The lines of each page, by its number, in reading order and with their columns.

    Lines have the column of left or right pages of one width, or of both where these are few.
    """
    by_side: dict[tuple[int, int, int], list[GlyphLine]] = defaultdict(list)
    by_width: dict[tuple[int, int], list[GlyphLine]] = defaultdict(list)
    ordered = {parts.page.number: in_columns(parts.lines) for parts in pages}
    for parts in pages:
        width, side = round(parts.page.width), parts.page.number % 2
        for line, column in ordered[parts.page.number]:
            by_side[width, column, side].append(line)
            by_width[width, column].append(line)
    columns = {
        (width, at, side): column_of(
            lines if len(lines) >= _ENOUGH_LINES else by_width[width, at],
            None if at else (0, width),
            size,
        )
        for (width, at, side), lines in by_side.items()
    }
    placed: dict[int, list[Placed]] = defaultdict(list)
    for parts in pages:
        width, side = round(parts.page.width), parts.page.number % 2
        for at, group in groupby(ordered[parts.page.number], key=itemgetter(1)):
            own = columns[width, at, side]
            middle = (own.left + own.right) / 2 if at else parts.page.width / 2
            placed[parts.page.number] += placed_in(own, middle, [line for line, _ in group])
    return placed


def _remarks(
    pages: Sequence[PrintedPage], parts: Sequence[PageParts], dropped: Sequence[Dropped]
) -> list[LayoutRemark]:
    """What was left out or could not be read, page by page."""
    remarks: list[LayoutRemark] = []
    if dropped:
        remarks.append(LayoutRemark("page-furniture-dropped", remark_text(dropped)))
    blank = [page for page in pages if not any(g.text.strip() for g in page.glyphs)]
    if blank:
        remarks.append(LayoutRemark("page-without-text", f"no text on {_named(blank)}"))
    if turned := [page for page in pages if page.turned]:
        message = f"slanted or turned text on {_named(turned)} left out: “{turned[0].turned[:40]}”"
        remarks.append(LayoutRemark("turned-text-dropped", message))
    if unmapped := [page for page in pages if page.unmapped]:
        count = sum(page.unmapped for page in unmapped)
        message = f"{count} glyphs of no known character on {_named(unmapped)}"
        remarks.append(LayoutRemark("unmapped-characters", message))
    if drawings := [page.page for page in parts if page.drawing]:
        message = f"too many lines on {_named(drawings)}: no tables were sought there"
        remarks.append(LayoutRemark("tables-not-sought", message))
    return remarks


def _named(pages: Sequence[PrintedPage]) -> str:
    numbers = [str(page.number) for page in pages]
    more = f" and {len(numbers) - 20} more" if len(numbers) > 20 else ""
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(numbers[:20])}{more}"
