"""Blocks out of paragraphs: what the look of each says beside all (GB/T 9704-2012, 7.3)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from loaders.formats.html_paragraph import Paragraph
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
    body = _size_of_body(paragraphs)
    common = _common_emphasis(paragraphs)
    found: list[Block] = []
    for each in paragraphs:
        table = None
        if each.table and each.table not in layout:
            table = numbers.setdefault(each.table, len(numbers) + 1)
        if each.kind == "row":
            found.append(Block(each.text, "row", table=table))
        else:
            align = _align(each)
            role = _role(each, align, body, common)
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


def _size_of_body(paragraphs: Sequence[Paragraph]) -> float:
    sizes: Counter[float] = Counter()
    for each in paragraphs:
        if each.kind == "paragraph" and each.style.align != "center":
            sizes[each.style.size or _SIZE_OF_PAGES] += len(each.text)
    return sizes.most_common(1)[0][0] if sizes else _SIZE_OF_PAGES


def _emphasis(paragraph: Paragraph) -> Role | None:
    """What weight or typeface of a whole paragraph say."""
    style = paragraph.style
    if style.face == "kai":
        return "level2"
    return "level1" if style.bold or style.face == "black" else None


def _common_emphasis(paragraphs: Sequence[Paragraph]) -> set[Role | None]:
    """Emphasis that most of the text has, so that it says nothing."""
    weights: Counter[Role | None] = Counter()
    for each in paragraphs:
        if each.kind == "paragraph":
            weights[_emphasis(each)] += len(each.text)
    return {role for role, weight in weights.items() if weight > _HALF * weights.total()}


def _role(
    paragraph: Paragraph, align: Align | None, body: float, common: set[Role | None]
) -> Role | None:
    text, style = paragraph.text, paragraph.style
    if len(text) > _LONGEST_HEADING or text.endswith(("。", "；")):
        return None
    large = (style.size or 0) >= max(_SIZE_OF_TITLES, _LARGER * body)
    shown = large and (align == "center" or style.bold or style.face == "title")
    if style.heading or shown or style.face == "title":
        return _role_of_heading(text, style.heading)
    role = _emphasis(paragraph)
    aside = align in ("center", "right") or text.startswith(("（", "("))  # number, date, history
    if role in common or (role == "level2" and aside and not _SECOND_LEVEL.match(text)):
        return None
    return role


def _role_of_heading(text: str, level: int | None) -> Role | None:
    """A title, unless its numbering says that it is a heading within a text."""
    if _FIRST_LEVEL.match(text):
        return "level1"
    if _SECOND_LEVEL.match(text):
        return "level2"
    return "title" if (level or 1) <= 3 else "level2"
