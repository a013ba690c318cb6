"""A layout out of the lines of a text: they are mended, aligned, and freed of repeats."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from loaders.formats.lines.line_starts import Numbering, start_of
from loaders.formats.lines.measure import Manner, manner_of
from loaders.formats.lines.printed_lines import LineRemark, PrintedLine
from loaders.formats.lines.wrapping import Paragraph, mended
from loaders.layout import Align, Block, Layout, LayoutRemark, MetadataName, Unreadable, clean

Piece = Block | Sequence[PrintedLine]
"""A block that is whole, or lines that paragraphs are to be made of."""

_FAR_RIGHT = 10
"""Columns of blank before a line that is set to the right, or in the middle."""
_HEAD = 12
_LEAST_REPEATED = 6
_SHORT = 30.0
_LONG = 20.0


def text_layout(
    pieces: Iterable[Piece],
    metadata: Mapping[MetadataName, str],
    remarks: Iterable[LineRemark],
) -> Layout:
    """The layout of a text that was read in pieces; raises Unreadable where it has no text."""
    pieces = list(pieces)
    lines = list(chain.from_iterable(piece for piece in pieces if not isinstance(piece, Block)))
    maker = _Maker(lines)
    for piece in pieces:
        if isinstance(piece, Block):
            maker.add(piece)
        else:
            maker.add_lines(piece)
    if not maker.blocks:
        raise Unreadable("empty", "the file has no text")
    placed = [LayoutRemark(r.code, r.message, maker.block_at(r.line)) for r in remarks]
    return Layout(tuple(maker.blocks), dict(metadata), (*placed, *maker.remarks()))


class _Maker:
    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self.blocks: list[Block] = []
        self._numbers: list[int] = []
        self._manner = manner_of(lines)
        self._margin = _margin(lines, self._manner)
        self._numbering = Numbering()
        self._in_head = True
        self._joined = 0
        self._repeats = 0

    def add(self, block: Block, number: int | None = None) -> None:
        if not block.text:
            return
        if self._in_head and block.kind == "paragraph":
            if self._repeats_last(block.text):
                self._repeats += 1
                return
            self._in_head = not block.text.endswith("。")
        self.blocks.append(block)
        self._numbers.append(number if number is not None else (self._numbers or [0])[-1])

    def add_lines(self, lines: Sequence[PrintedLine]) -> None:
        for paragraph in mended(lines, self._manner, self._numbering, in_head=self._in_head):
            self._joined += len(paragraph.lines) - 1
            # the tabs of a paragraph part no cells
            text = clean(paragraph.text.replace("\t", " "))
            self.add(Block(text, align=self._align(paragraph)), paragraph.lines[0].number)

    def _repeats_last(self, text: str) -> bool:
        """Whether a title or a number is printed again."""
        if not 0 < len(self.blocks) <= _HEAD or len(text) < _LEAST_REPEATED:
            return False
        return self.blocks[-1].text.replace(" ", "") == text.replace(" ", "")

    def block_at(self, number: int | None) -> int | None:
        """The block that a line of the file belongs to."""
        if number is None:
            return None
        place = bisect_left(self._numbers, number)
        begins = place < len(self._numbers) and self._numbers[place] == number
        return place if begins else max(place - 1, 0)

    def remarks(self) -> list[LayoutRemark]:
        made = (
            ("wrapped-lines-joined", self._joined, "line breaks within paragraphs taken out"),
            ("repeated-line-dropped", self._repeats, "repeated lines in the head left out"),
        )
        return [LayoutRemark(code, f"{what}: {count}") for code, count, what in made if count]

    def _align(self, paragraph: Paragraph) -> Align | None:
        line = paragraph.lines[0]
        if line.indent - self._margin < _FAR_RIGHT or len(paragraph.lines) > 1:
            return None
        if line.width > _SHORT or line.text.endswith(("。", "；")) or _is_numbered(line.text):
            return None
        return "center" if self._in_head else "right"


def _margin(lines: Sequence[PrintedLine], manner: Manner) -> int:
    """The columns of blank that all lines have."""
    if manner.base is not None:
        return manner.base
    return min((line.indent for line in lines if len(line.text) >= _LONG), default=0)


def _is_numbered(text: str) -> bool:
    start = start_of(text)
    return start is not None and start.ordinal is not None
