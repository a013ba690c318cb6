"""Tables of a web page: rows of data, boxes around paragraphs, or mere layout."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.formats.webpage.paragraph import Paragraph
from loaders.formats.webpage.style import Style

_MAX_SPAN = 100
_MAX_GRID = 2_000_000
"""Cells of all grids of a page: beyond these, spans count as 1."""
_MAX_REPEATED = 2_000_000
"""Characters repeated for cells that span rows, of a page."""
_MOST = 0.6
"""The share of a table's text in one cell from which on the table may be layout."""
_FEW_PARAGRAPHS = 4
_LITTLE = 400


@dataclass(slots=True)
class Cell:
    """A cell with its paragraphs, which may be rows of a table in it."""

    rows: int = 1
    """0: to the end of the table."""
    columns: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text on one line, without tabs."""
        if len(self.paragraphs) == 1:
            return self.paragraphs[0].text.replace("\t", " ")
        return " ".join(each.text for each in self.paragraphs).replace("\t", " ")

    @property
    def length(self) -> int:
        """Characters in it."""
        return sum(len(each.text) for each in self.paragraphs)


@dataclass(slots=True)
class Table:
    """A table while it is walked through; `loose` stands in it, but in none of its cells."""

    number: int
    bordered: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    loose: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class TableArranger:
    """Turns tables into paragraphs and rows; `boxes` gives the characters of each box by number."""

    boxes: dict[int, int] = field(default_factory=dict)
    spans_cut: int = 0
    _grid: int = 0
    _repeated: int = 0

    def arranged(self, table: Table) -> list[Paragraph]:
        """What a table shows: rows of data, or the paragraphs of its cells in their order.

        Paragraphs of a table of one column have its number: such a table is a box (专栏), unless it
        holds most of the page.
        """
        cells = [cell for row in table.rows for cell in row if cell.paragraphs]
        within = [each for cell in cells for each in cell.paragraphs]
        nested = any(each.kind == "row" for each in within)
        if not nested and not _is_layout(table, cells):
            grid = self._expanded(table.rows)
            columns = [i for i in range(_width(grid)) if any(row[i : i + 1] > [""] for row in grid)]
            full = sum(sum(1 for text in row if text) > 1 for row in grid)
            if len(columns) > 1 and (full > 1 or (full == 1 and len(columns) > 2)):
                return [*table.loose, *_rows(table, grid, columns)]
        content = [*table.loose, *within]
        if all(sum(1 for cell in row if cell.paragraphs) < 2 for row in table.rows):
            self.boxes[table.number] = sum(len(each.text) for each in content)
            for each in content:
                each.table = each.table or table.number
        return content

    def _expanded(self, rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
        """The texts of the grid: a cell that spans rows stands in each, in its first column."""
        grid: list[list[str]] = []
        pending: dict[int, tuple[int, str]] = {}
        for index, row in enumerate(rows):
            line: list[str] = []
            if self._grid > _MAX_GRID and pending:
                self.spans_cut += len(pending)
                pending.clear()
            for cell in row:
                self._fill(line, pending)
                self._place(line, cell, len(rows) - index - 1, pending)
            while any(column >= len(line) for column in pending):
                if not self._fill(line, pending):
                    line.append("")
            self._grid += len(line)
            grid.append(line)
        return grid

    def _fill(self, line: list[str], pending: dict[int, tuple[int, str]]) -> bool:
        """Continue in a line the cells that span rows, from its end on; False where none does."""
        before = len(line)
        while (column := len(line)) in pending:
            more, text = pending.pop(column)
            if more > 1:
                pending[column] = more - 1, text
            self._repeated += len(text)
            fits = self._repeated <= _MAX_REPEATED
            self.spans_cut += not fits
            line.append(text if fits else "")
        return len(line) > before

    def _place(
        self, line: list[str], cell: Cell, below: int, pending: dict[int, tuple[int, str]]
    ) -> None:
        roomy = self._grid <= _MAX_GRID
        columns = min(max(cell.columns, 1), _MAX_SPAN) if roomy else 1
        rows = min(cell.rows - 1 if cell.rows else below, below) if roomy else 0
        self.spans_cut += not roomy or cell.columns > _MAX_SPAN
        for number in range(columns):
            text = "" if number else cell.text
            if rows > 0:
                pending[len(line)] = rows, text
            line.append(text)


def _is_layout(table: Table, cells: Sequence[Cell]) -> bool:
    """Whether one cell of many holds most of the text, as paragraphs: a page beside its margins."""
    if table.bordered or not cells:
        return False
    lengths = [cell.length for cell in cells]
    largest = max(range(len(cells)), key=lengths.__getitem__)
    much = lengths[largest] > max(_MOST * sum(lengths), _LITTLE)
    return much and len(cells[largest].paragraphs) >= _FEW_PARAGRAPHS


def _width(grid: Sequence[Sequence[str]]) -> int:
    return max((len(row) for row in grid), default=0)


def _rows(table: Table, grid: Sequence[list[str]], columns: Sequence[int]) -> list[Paragraph]:
    found: list[Paragraph] = []
    width = _width(grid)
    for row, texts in zip(table.rows, grid, strict=True):
        texts += [""] * (width - len(texts))
        if not any(texts):
            continue
        within = [each for cell in row for each in cell.paragraphs]
        found.append(
            Paragraph(
                "\t".join(texts[column] for column in columns),
                Style(),
                kind="row",
                table=table.number,
                linked=sum(each.linked for each in within),
                files=tuple(file for each in within for file in each.files),
                inside=any(each.inside for each in within),
            )
        )
    return found
