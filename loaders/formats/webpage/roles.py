"""Blocks out of paragraphs: what the look of each says beside all (GB/T 9704-2012, 7.3)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.formats.webpage.paragraph import Paragraph
from loaders.layout import Align, Block, Role

_SIZE_OF_TITLES = 18.0
_SIZE_OF_PAGES = 12.0
_LARGER = 1.2
_LONGEST_HEADING = 80
_LONGEST_SIGNATURE = 40
_BLANKS_BEFORE_SIGNATURE = 10
_NUMBERED_LIST = re.compile(r"\d{1,2}\s?[.．、]|附件")
_MOST_OF_PAGE = 0.6
_HALF = 0.5
_FIRST_LEVEL = re.compile(
    r"第[一二三四五六七八九十百零〇0-9]{1,6}[编章节]|[一二三四五六七八九十]{1,3}、"
)
_SECOND_LEVEL = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}\s?[.．、]")


def blocks_of(paragraphs: Sequence[Paragraph], boxes: Mapping[int, int]) -> list[Block]:
    """The blocks of a document, its tables numbered from 1.

    `boxes` has the characters of each table that is drawn around paragraphs; one around most of the
    document is no box.
    """
    total = sum(len(each.text) for each in paragraphs)
    layout = {number for number, size in boxes.items() if size > _MOST_OF_PAGE * total}
    numbers: dict[int, int] = {}
    measure = _measure(paragraphs)
    found: list[Block] = []
    for each in paragraphs:
        table = None
        if each.table and each.table not in layout:
            table = numbers.setdefault(each.table, len(numbers) + 1)
        if each.kind == "row":
            found.append(Block(each.text, "row", table=table))
        else:
            align = _align(each)
            role = _role(each, align, measure)
            found.append(Block(each.text, align=align, role=role, table=table))
    return found


def _align(paragraph: Paragraph) -> Align | None:
    """The declared alignment; right where a short line is shifted there by blanks."""
    align = paragraph.style.align
    shifted = (
        paragraph.blanks >= _BLANKS_BEFORE_SIGNATURE
        and len(paragraph.text) <= _LONGEST_SIGNATURE
        and not _NUMBERED_LIST.match(paragraph.text)
    )
    if align in ("center", "right"):
        return align
    return "right" if shifted else "left" if align == "left" else None


@dataclass(frozen=True, slots=True)
class _Measure:
    """What the look of one paragraph is held against."""

    large: float
    """The size in points from which on a line is larger than the text."""
    titled: bool
    """Whether a line in the midst is so large."""
    common: set[Role | None]
    """Emphasis that most of the text has, so that it says nothing."""


def _measure(paragraphs: Sequence[Paragraph]) -> _Measure:
    sizes: Counter[float] = Counter()
    emphasis: Counter[Role | None] = Counter()
    of_lines = [0.0]
    of_titles = [0.0]
    for each in paragraphs:
        if each.kind == "row":
            continue
        size = each.style.size or _SIZE_OF_PAGES
        emphasis[_emphasis(each)] += len(each.text)
        if each.style.align != "center":
            sizes[size] += len(each.text)
        if len(each.text) <= _LONGEST_HEADING:
            of_lines.append(size)
            if each.style.align == "center":
                of_titles.append(size)
    body = sizes.most_common(1)[0][0] if sizes else _SIZE_OF_PAGES
    large = max(_LARGER * body, min(_SIZE_OF_TITLES, max(of_lines)))
    common = {role for role, weight in emphasis.items() if weight > _HALF * emphasis.total()}
    return _Measure(large, max(of_titles) >= large, common)


def _emphasis(paragraph: Paragraph) -> Role | None:
    """What weight or typeface of a whole paragraph say."""
    style = paragraph.style
    if style.face == "kai":
        return "level2"
    return "level1" if style.bold or style.face == "black" else None


def _role(paragraph: Paragraph, align: Align | None, measure: _Measure) -> Role | None:
    text, style = paragraph.text, paragraph.style
    if len(text) > _LONGEST_HEADING or text.endswith(("。", "；")):
        return None
    shown = style.bold or align == "center"
    if style.heading or style.face == "title" or (shown and (style.size or 0) >= measure.large):
        return _role_of_heading(text, style.heading)
    role = _emphasis(paragraph)
    if role in measure.common:
        return None
    if role == "level1" and style.bold and align == "center" and not measure.titled:
        return _role_of_heading(text, None)
    aside = align in ("center", "right") or text.startswith(("（", "("))  # number, date, history
    return None if role == "level2" and aside and not _SECOND_LEVEL.match(text) else role


def _role_of_heading(text: str, level: int | None) -> Role | None:
    """A title, unless its numbering says that it is a heading within a text."""
    if _FIRST_LEVEL.match(text):
        return "level1"
    if _SECOND_LEVEL.match(text):
        return "level2"
    return "title" if (level or 1) <= 3 else "level2"
