"""Tables that go on over page breaks: repeated heads dropped, cut rows and cells joined."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.formats.geometry.lines import GlyphLine
from loaders.formats.geometry.tables import PageBox, PageTable

_SAME_RULES = 4.0
"""In points: how far the rules of a table may lie apart on two pages."""
_ENDS = "。；！？：;!?"
_MOST_HEAD_ROWS = 4

Row = tuple[str, ...]


@dataclass(slots=True)
class OpenTable:
    """A table or box as far as it has been read; `repeated` are pages that repeat its head."""

    last: PageTable | PageBox
    rows: list[Row] = field(default_factory=list)
    lines: list[GlyphLine] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if isinstance(self.last, PageTable):
            self.rows = list(self.last.rows)
        else:
            self.lines = list(self.last.lines)

    def goes_on_with(self, part: PageTable | PageBox) -> bool:
        """Whether a table is this one's part on the next page: its rules stand under each other."""
        last = self.last
        if part.page != last.page + 1 or type(part) is not type(last):
            return False
        return len(last.xs) == len(part.xs) and all(
            abs((one - last.xs[0]) - (other - part.xs[0])) <= _SAME_RULES
            for one, other in zip(last.xs, part.xs, strict=True)
        )

    def add(self, part: PageTable | PageBox) -> None:
        """Add its part on the next page."""
        if isinstance(part, PageTable):
            self._add_rows(part)
        else:
            self.lines += part.lines
        self.last = part

    def _add_rows(self, part: PageTable) -> None:
        head = _common_head(self.rows, part.rows)
        if head:
            self.repeated.append(part.page)
        rows, depths = list(part.rows[head:]), part.depths[head]
        if len(rows[0]) == len(self.rows[-1]):
            self._fill(rows, depths)
            if self._is_rest(part, rows[0], part.rows[head]):
                self._join(rows, depths)
        self.rows += rows

    def _fill(self, rows: list[Row], depths: Sequence[int]) -> None:
        """Fill cells that go on from the row above: the empty ones before the first that is not."""
        first = next((place for place, text in enumerate(rows[0]) if text), 0)
        for number, row in enumerate(rows):
            rows[number] = tuple(
                self.rows[-1][place] if place < first and number < depths[place] else text
                for place, text in enumerate(row)
            )

    def _is_rest(self, part: PageTable, filled: Row, printed: Row) -> bool:
        """Whether the first row after a page break is the rest of the one before it.

        No rule closes a row that a break cuts, or, if one does, the first cell is empty and the
        longest one goes on with a sentence.
        """
        if isinstance(self.last, PageTable) and self.last.cut_below and part.cut_above:
            return True
        above = self.rows[-1]
        longest = max(range(len(filled)), key=lambda place: len(printed[place]))
        goes_on = bool(above[longest]) and above[longest][-1] not in _ENDS
        return (
            not printed[0] and goes_on and all(a for a, p in zip(above, printed, strict=True) if p)
        )

    def _join(self, rows: list[Row], depths: Sequence[int]) -> None:
        """Join the first of the rows to the one above; a cell over more rows in all of them."""
        above, rest = self.rows[-1], rows.pop(0)
        whole = tuple(
            one if one == other else one + other for one, other in zip(above, rest, strict=True)
        )
        self.rows[-1] = whole
        for place, depth in enumerate(depths):
            if depth < 2 or whole[place] == above[place]:
                continue
            _replace(self.rows, range(len(self.rows) - 2, -1, -1), place, above[place], whole)
            _replace(rows, range(depth - 1), place, rest[place], whole)


def _replace(rows: list[Row], numbers: range, place: int, text: str, whole: Row) -> None:
    """Put the whole text of a cell into those of the rows, one after another, that show a part."""
    for number in numbers:
        row = rows[number]
        if row[place] != text:
            return
        rows[number] = (*row[:place], whole[place], *row[place + 1 :])


def _common_head(above: Sequence[Row], below: Sequence[Row]) -> int:
    """How many rows a table's part has in common with the head of the table; it has one more."""
    count = 0
    for one, other in zip(above[:_MOST_HEAD_ROWS], below[:-1], strict=False):
        if one != other:
            break
        count += 1
    return count
