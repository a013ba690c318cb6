"""Lines to paragraphs, by indentation, length, distance and type."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from loaders.formats.geometry.columns import INDENT, Column, Placed
from loaders.formats.geometry.lines import GlyphLine, joined
from loaders.formats.geometry.typefaces import Face, Setting, body_setting, role_of, setting_of
from loaders.formats.lines.line_starts import Start, start_of
from loaders.formats.lines.printed_lines import width
from loaders.layout import Block, clean

_STOP = re.compile(r"[。！？；：!?;:”’）)】》]$")
_FINAL = re.compile(r"[。！？；：!?;:][”’）)]?$")
_CLOSED = re.compile(r"[。！？；：!?;:”’）)]$")
_LEADERS = re.compile(r"(?:[.…·．﹒]\s?){4}\s?[（(]?\d{1,4}[)）]?$")
"""What an entry of a table of contents ends with."""
_TOKEN = re.compile(
    r"[“‘（《〈【〔「『(\[]*(?:[0-9A-Za-z.+%/&-]{1,40}|.)[，。、；：！？）》〉】〕」』”’%,.;:!?)\]]*"
)
_SAME_SIZE = 0.1
_SHORT = 0.6
"""Of the width of the column: what is shorter may end a paragraph though nothing else says so."""


def paragraphs_of(lines: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The lines of each paragraph. A line set apart, as of a title or a signature, is one alone."""
    paragraph: list[Placed] = []
    for placed in lines:
        if paragraph and _begins(paragraph, placed):
            yield paragraph
            paragraph = []
        paragraph.append(placed)
    if paragraph:
        yield paragraph


def _begins(paragraph: Sequence[Placed], placed: Placed) -> bool:
    """Whether a line begins a paragraph after the lines of one."""
    above, line, column = paragraph[-1], placed.line, placed.column
    if above.align or placed.align:
        return True
    if abs(above.line.size - line.size) > _SAME_SIZE * max(above.line.size, line.size):
        return True
    if _set_off(above, placed) or _LEADERS.search(above.line.text):
        return True
    early = _ends_early(above, line)
    start = start_of(line.text)
    if column.indent(line) > INDENT:
        return _indented_begins(paragraph, placed, early)
    return _at_margin_begins(above, start, early, column)


def _indented_begins(paragraph: Sequence[Placed], placed: Placed, early: bool) -> bool:
    """Whether an indented line begins a paragraph: not where it hangs under a numbering."""
    above, line = paragraph[-1].line, placed.line
    deeper = (line.x0 - above.x0) / line.size
    if abs(deeper) <= INDENT / 2:
        return early or bool(_FINAL.search(above.text)) or _face(above) != _face(line)
    hangs = deeper > 0 and len(paragraph) == 1 and start_of(above.text) is not None
    return early or not hangs


def _face(line: GlyphLine) -> Face | None:
    return setting_of(line.fonts, line.size).face


def _at_margin_begins(above: Placed, start: Start | None, early: bool, column: Column) -> bool:
    """Whether a line at the margin begins a paragraph; in a column of indented ones few do."""
    text = above.line.text
    if not column.indented:
        return early or (start is not None and bool(_CLOSED.search(text)))
    short = above.line.x1 - column.left < _SHORT * column.width
    return early and (short or start is not None or bool(_STOP.search(text)))


def _ends_early(above: Placed, line: GlyphLine) -> bool:
    """Whether the first word of a line had room on the one above: that ended of its own."""
    count = above.column.count
    if count and count - len(above.line.text) in (0, 1):  # a blank at an end does not show
        return False
    token = _TOKEN.match(line.text)
    needed = (width(token[0]) if token else 1) + 0.3
    return (above.column.right - above.line.x1) / line.size >= needed


def _set_off(above: Placed, placed: Placed) -> bool:
    """Whether more than the usual distance parts two lines, or the page was left before its end."""
    upper, lower, column = above.line, placed.line, above.column
    if upper.page != lower.page:
        return column.bottom - upper.bottom > 3.5 * column.pitch * upper.size
    distance = (lower.middle - upper.middle) / max(upper.size, lower.size)
    # where paragraphs are not indented the distance is what parts them
    return distance > column.pitch * (1.45 if column.indented else 1.2)


def block_of(paragraph: Sequence[Placed], body: Setting, table: int | None = None) -> Block:
    """A paragraph as a block."""
    lines = [placed.line for placed in paragraph]
    align = paragraph[0].align
    fonts: Counter[str] = Counter()
    for line in lines:
        fonts.update(line.fonts)
    text = clean(joined(lines).replace("\t", " "))
    setting = setting_of(fonts, lines[0].size)
    role = None if all(line.red for line in lines) else role_of(setting, align, body, text)
    return Block(text, align=align, role=role, table=table)


def body_of(lines: Iterable[GlyphLine]) -> Setting:
    """The setting of most of the text."""
    return body_setting((setting_of(line.fonts, line.size), len(line.glyphs)) for line in lines)
