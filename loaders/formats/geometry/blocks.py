"""Lines, tables and boxes of all pages in reading order, to blocks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.formats.geometry.columns import Placed, column_of, placed_in
from loaders.formats.geometry.open_tables import OpenTable
from loaders.formats.geometry.paragraphs import block_of, paragraphs_of
from loaders.formats.geometry.tables import PageBox, PageParts, PageTable
from loaders.formats.geometry.typefaces import Setting
from loaders.layout import Block, LayoutRemark, clean


@dataclass(slots=True)
class Reader:
    """Makes blocks of what comes in reading order; tables are numbered as they come."""

    body: Setting
    blocks: list[Block] = field(default_factory=list)
    remarks: list[LayoutRemark] = field(default_factory=list)
    _waiting: list[Placed] = field(default_factory=list)
    _tables: int = 0
    _open: OpenTable | None = None

    def take(self, element: Placed | PageTable | PageBox) -> None:
        """Take the next element."""
        if isinstance(element, Placed):
            self._end_table()
            self._waiting.append(element)
        elif self._open and self._open.goes_on_with(element):
            self._open.add(element)
        else:
            self.end()
            self._tables += 1
            self._open = OpenTable(element)

    def end(self) -> None:
        """Make blocks of what waits for its continuation."""
        self._end_table()
        self._write(self._waiting, None)
        self._waiting = []

    def _write(self, lines: Sequence[Placed], table: int | None) -> None:
        for paragraph in paragraphs_of(lines):
            block = block_of(paragraph, self.body, table)
            if block.text:
                self.blocks.append(block)

    def _end_table(self) -> None:
        table, self._open = self._open, None
        if table is None:
            return
        number, first = self._tables, len(self.blocks)
        if table.lines:
            column = column_of(table.lines, (table.last.xs[0], table.last.xs[-1]))
            middle = (column.left + column.right) / 2
            self._write(placed_in(column, middle, table.lines), number)
        self.blocks += [Block(clean("\t".join(row)), "row", table=number) for row in table.rows]
        if table.repeated:
            pages = ", ".join(map(str, table.repeated))
            message = f"the head of table {number} is repeated on page {pages}: left out"
            self.remarks.append(LayoutRemark("table-head-repeated", message, first))


def elements_of(
    pages: Iterable[PageParts], placed: Mapping[int, Sequence[Placed]]
) -> Iterator[Placed | PageTable | PageBox]:
    """Lines and tables of pages in reading order; `placed` has the lines by page."""
    for parts in pages:
        tables = sorted(parts.tables, key=lambda table: table.top)
        for line in placed.get(parts.page.number, ()):
            while tables and tables[0].top <= line.line.middle:
                yield tables.pop(0)
            yield line
        yield from tables
