"""Tables of indicators: 指标 | 单位 | 2020年 | 2025年 | 属性, one indicator a row.

The first rows name the columns; cells that a merged cell covers repeat it. A column of a coming
year sets targets, one of the present state does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.gongwen.form import Passage
from loaders.gongwen.text import OfficialText, Span
from loaders.model import Basis, Target
from loaders.statements.target.amounts import plain, scale
from loaders.statements.target.due_dates import Period
from loaders.statements.target.indicator_columns import Column, find_columns
from loaders.statements.target.made_targets import TargetMaker
from loaders.statements.target.quantities import Quantity, find_quantities
from loaders.statements.target.subjects import Said
from loaders.statements.target.units import scaled_unit, unit_kind

_SERIAL = re.compile(
    r"^(?:[0-9]{1,3}(?:[.、．]|(?=[一-鿿]))|（[0-9一二三四五六七八九十]{1,3}）|[①-⑳]|[*★])"
)
_BRACKETED = re.compile(r"（([^（）]{1,14})）")
_CHANGES = re.compile("(?:增长|增速|增幅|下降|降低|降幅|减少|提高|提升|压减)(?:率|幅度)?$")
_PROSE = re.compile("[，。；]")
_LONGEST_CELL = 30


@dataclass(frozen=True, slots=True)
class _Row:
    """An indicator: its name without unit and serial number, and the unit of its figures."""

    passage: Passage
    subject: str
    unit: str


class IndicatorTables:
    """Reads the tables of a document; a piece without a head has that of the table before."""

    def __init__(self, period: Period, maker: TargetMaker) -> None:
        self._period = period
        self._maker = maker
        self._text = maker.text
        self._columns: tuple[Column, ...] = ()

    def read(self, rows: Sequence[Passage], *, present: bool) -> list[Target] | None:
        """The targets of a table, none where it tells the present; None: it is no such table."""
        cells = [_cells(self._text, row.span) for row in rows]
        head, columns = find_columns(self._text, cells, self._period)
        if not columns and len(cells[0]) == len(self._columns):
            columns = self._columns
        if not columns or any(self._tells(own, columns) for own in cells[head:]):
            return None
        self._columns = columns
        if present:
            return []
        body = zip(rows[head:], cells[head:], strict=True)
        return [target for row, own in body for target in self._row(row, own)]

    def _tells(self, cells: Sequence[Span], columns: Sequence[Column]) -> bool:
        """Whether a target's cell holds sentences, which are read as such."""
        return any(
            column.kind == "target"
            and cell.end - cell.start > _LONGEST_CELL
            and _PROSE.search(self._text.of(cell))
            for cell, column in zip(cells, columns, strict=False)
        )

    def _row(self, passage: Passage, cells: Sequence[Span]) -> Iterator[Target]:
        if len(cells) != len(self._columns):
            if next(find_quantities(self._text.compact, *passage.span), None):
                self._maker.report(
                    "uneven-row", "a row without the cells of its table's head", passage.span
                )
            return
        row = self._named(passage, cells)
        if row is None:
            return
        for cell, column in zip(cells, self._columns, strict=True):
            if column.kind == "target" and (target := self._target(row, cell, column)):
                yield target

    def _named(self, passage: Passage, cells: Sequence[Span]) -> _Row | None:
        """The indicator of a row; its unit stands in a column, or in brackets after its name."""
        name, unit = Span(0, 0), ""
        for cell, column in zip(cells, self._columns, strict=True):
            if column.kind == "name":
                name = cell
            elif column.kind == "unit" and cell.end > cell.start:
                unit = self._text.printed(cell)
        if serial := _SERIAL.match(self._text.of(name)):
            name = Span(name.start + serial.end(), name.end)
        if name.end <= name.start:
            return None
        printed, folded = self._text.printed(name), self._text.of(name)
        for found in _BRACKETED.finditer(folded):
            if scaled_unit(found[1]) is not None and len(printed) == len(folded):
                printed = printed[: found.start()] + printed[found.end() :]
                unit = unit or found[1]
                break
        return _Row(passage, printed, unit)

    def _target(self, row: _Row, cell: Span, column: Column) -> Target | None:
        quantities = list(find_quantities(self._text.compact, *cell))
        if len(quantities) != 1:
            if quantities:
                self._maker.report("unread-figure", "a cell with several figures", cell)
            return None
        before = self._text.of(Span(cell.start, quantities[0].number.start))
        added = column.cumulative or before.startswith("〔")
        grows = column.growth and not added
        quantity = _in_unit(quantities[0], "%" if grows else row.unit)
        if before.endswith("-") and quantity.value:
            quantity = replace(quantity, value=-quantity.value)
        changes = bool(_CHANGES.search(row.subject))
        basis: Basis | None = None
        if grows or (changes and quantity.kind == "percent"):
            basis = "growth"
        elif added:
            basis = "increment"
        said = Said(row.subject + ("年均增长" if grows and not changes else ""), cell)
        return self._maker.make(
            row.passage.part, quantity, said, column.due, rule="indicator-table", basis=basis
        )


def _cells(text: OfficialText, row: Span) -> list[Span]:
    cells = []
    start = row.start
    for words in text.of(row).split("\t"):
        cells.append(Span(start, start + len(words)))
        start += len(words) + 1
    return cells


def _in_unit(quantity: Quantity, unit: str) -> Quantity:
    """A quantity in the unit of its row, unless its cell prints one."""
    if quantity.unit or not unit:
        return quantity
    read = scaled_unit(unit)
    factor, own = (scale(read[0]), read[1] or read[0]) if read else (1, unit)

    def scaled(number: Decimal | None) -> Decimal | None:
        return None if number is None else plain(number * factor)

    return replace(
        quantity,
        unit=own,
        kind=unit_kind(own),
        value=scaled(quantity.value),
        lower=scaled(quantity.lower),
        upper=scaled(quantity.upper),
    )
