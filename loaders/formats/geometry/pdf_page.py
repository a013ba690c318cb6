"""A page of a PDF file: its glyphs and rules, from pdfplumber's layout tree.

The tree is walked here, as pdfplumber's dicts of all objects take as long as reading them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTFigure, LTLine, LTRect
from pdfplumber.page import Page

from loaders.formats.geometry.page import Glyph, PrintedPage, Rule, rules_of_box
from loaders.layout import Unreadable, clean

_MOST_GLYPHS = 60_000
"""On a page: no legible one has more."""
_MOST_RULES = 20_000
_WHITE = 0.99
_SLANT = 0.05
_RADICAL = re.compile(r"[\u2e80-\u2fd5]")
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_SYMBOL = re.compile(r"[\uf020-\uf0ff]")
"""Where fonts of symbols have their signs, of which bullets are in use."""
_UNMAPPED = "(cid:"

Direction = tuple[int, int]
"""Which way text runs: right and up, in the unit circle; (0, 0) where it is slanted."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page as it is read: turned so that its text runs to the right."""

    width: float
    height: float
    direction: Direction

    def box(self, item: LTComponent) -> tuple[float, float, float, float]:
        """Left, right, upper and lower end of an item, counted from the upper left corner."""
        if self.direction == (0, 1):
            return item.y0, item.y1, item.x0, item.x1
        if self.direction == (0, -1):
            left, right = self.height - item.y1, self.height - item.y0
            return left, right, self.width - item.x1, self.width - item.x0
        if self.direction == (-1, 0):
            return self.width - item.x1, self.width - item.x0, item.y0, item.y1
        return item.x0, item.x1, self.height - item.y1, self.height - item.y0


def printed_page(page: Page) -> PrintedPage:
    """A page of pdfplumber's, read in the direction in which most of its text runs.

    Raises `Unreadable` "too-large" for a page of too many characters.
    """
    characters: list[LTChar] = []
    shapes: list[LTCurve] = []
    for item in _items(page.layout):
        if isinstance(item, LTChar):
            characters.append(item)
            if len(characters) > _MOST_GLYPHS:
                raise Unreadable("too-large", f"over {_MOST_GLYPHS} characters on one page")
        elif isinstance(item, (LTLine, LTRect)) and len(shapes) <= _MOST_RULES and _is_seen(item):
            shapes.append(item)
    directions = [_direction(item) for item in characters]
    main = _main_direction(directions)
    frame = _Frame(float(page.width), float(page.height), main)
    glyphs = [
        _glyph(item, frame)
        for item, direction in zip(characters, directions, strict=True)
        if direction == main
    ]
    turned = "".join(
        item.get_text()
        for item, direction in zip(characters, directions, strict=True)
        if direction != main
    )
    too_many = len(shapes) > _MOST_RULES
    page.flush_cache()
    return PrintedPage(
        page.page_number,
        width=frame.height if main[1] else frame.width,
        height=frame.width if main[1] else frame.height,
        glyphs=tuple(glyphs),
        rules=() if too_many else tuple(_rules(shapes, frame)),
        turned=turned, unmapped=sum(glyph.text == "\ufffd" for glyph in glyphs),
        skipped_rules=too_many,
    )  # fmt: skip


def _items(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    """The items of a page, and those of the figures in it."""
    for item in container:
        if isinstance(item, LTFigure):
            yield from _items(item)
        else:
            yield item


def _direction(item: LTChar) -> Direction:
    right, up = item.matrix[0], item.matrix[1]
    if abs(up) <= _SLANT * abs(right):
        return (1 if right >= 0 else -1, 0)
    if abs(right) <= _SLANT * abs(up):
        return (0, 1 if up > 0 else -1)
    return (0, 0)


def _main_direction(directions: Sequence[Direction]) -> Direction:
    counts = Counter(direction for direction in directions if direction != (0, 0))
    return counts.most_common(1)[0][0] if counts else (1, 0)


def _glyph(item: LTChar, frame: _Frame) -> Glyph:
    x0, x1, top, bottom = frame.box(item)
    text = item.get_text()
    if _RADICAL.match(text):
        text = clean(text)
    elif _LIGATURE.match(text):
        text = unicodedata.normalize("NFKC", text)
    elif text.startswith(_UNMAPPED):
        text = "\ufffd"
    elif _SYMBOL.match(text):
        text = " "
    font = item.fontname if isinstance(item.fontname, str) else item.fontname.decode("latin-1")
    return Glyph(text, x0, x1, top, bottom, bottom - top, font, _is_red(item.graphicstate.ncolor))


def _rules(shapes: Sequence[LTCurve], frame: _Frame) -> Iterator[Rule]:
    for shape in shapes:
        x0, x1, top, bottom = frame.box(shape)
        yield from rules_of_box(x0, top, x1, bottom)


def _numbers(color: object) -> list[float]:
    """The components of a colour, none where it is a pattern."""
    values = color if isinstance(color, (tuple, list)) else (color,)
    numbers = [float(value) for value in values if isinstance(value, (int, float))]
    return numbers if len(numbers) == len(values) else []


def _is_red(color: object) -> bool:
    """Whether a fill colour is the red of a document's head, as RGB or CMYK."""
    values = _numbers(color)
    if len(values) == 3:
        return values[0] > 0.7 and max(values[1:]) < 0.35
    return len(values) == 4 and values[0] < 0.2 and min(values[1:3]) > 0.7 and values[3] < 0.3


def _is_seen(item: LTCurve) -> bool:
    """Whether a line or a rectangle shows: white areas are drawn to hide what is below."""
    if item.stroke or not item.fill:
        return bool(item.stroke)
    values = _numbers(item.non_stroking_color)
    white = (
        max(values) <= 1 - _WHITE if len(values) == 4 else bool(values) and min(values) >= _WHITE
    )
    return not white
