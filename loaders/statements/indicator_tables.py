"""Tables of indicators: 指标 | 单位 | 2020年 | 2025年 | 属性, one indicator a row.

The first rows name the columns; cells that a merged cell covers repeat it. A column of a coming
year sets targets, one of the present state does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from loaders.dates import PartialDate
from loaders.gongwen.form import Passage, Report
from loaders.gongwen.text import OfficialText, Span
from loaders.model import Basis, Provenance, Target
from loaders.statements.amounts import plain, scale
from loaders.statements.due_dates import Period, StatedTime, find_times
from loaders.statements.indicators import basis_of, indicator_of
from loaders.statements.quantities import Quantity, find_quantities
from loaders.statements.subjects import Said
from loaders.statements.units import scaled_unit, unit_kind
from ontology.lexicon import Lexicon

_HEADER_ROWS = 4
_NAME = re.compile("指标|名称|^(?:主要)?(?:目标|内容|项目)$")
_UNIT = re.compile("^(?:计量)?单位$")
_OTHER = re.compile("序号|属性|类型|性质|备注|责任|牵头|部门|来源|类别|领域|维度|说明|等级|时限")
_PRESENT = re.compile("现状|实际|完成|实现情况|基期|基准|基础值|现值|当前|现有|上年|目前|初值")
_AIMED = re.compile("目标|规划值|预期|预计|计划值|累计")
_GROWTH = re.compile("年均|增长|增速|增幅")
_CUMULATIVE = re.compile("累计")
_SERIAL = re.compile(
    r"^(?:[0-9]{1,3}(?:[.、．]|(?=[^0-9.%]))|（[0-9一二三四五六七八九十]{1,3}）|[①-⑳]|[*★])+"
)
_BRACKETED = re.compile(r"（([^（）]{1,14})）")
_CHANGE_NAME = re.compile(
    "(?:增长|增速|增幅|下降|降低|降幅|减少|提高|提升|压减)(?:率|幅度)?(?:（|$)"
)

ColumnKind = Literal["name", "unit", "target", "other"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: of a target the time by which it is due, and whether it tells a yearly growth."""

    kind: ColumnKind
    due: StatedTime | None = None
    growth: bool = False
    cumulative: bool = False


class IndicatorTables:
    """Reads the tables of a document; a piece of a table without a head has that of the one before."""

    def __init__(
        self, text: OfficialText, period: Period, lexicon: Lexicon, report: Report
    ) -> None:
        self._text = text
        self._period = period
        self._lexicon = lexicon
        self._report = report
        self._columns: tuple[Column, ...] = ()

    def read(self, rows: Sequence[Passage], *, present: bool) -> list[Target] | None:
        """The targets of a table, none where it tells the present; None: it is no such table."""
        cells = [_cells(self._text, row.span) for row in rows]
        head, columns = self._head(cells)
        if columns is None:
            if not self._columns or len(cells[0]) != len(self._columns):
                return None
            head, columns = 0, self._columns
        self._columns = columns
        if present:
            return []
        body = zip(rows[head:], cells[head:], strict=True)
        return [target for row, own in body for target in self._row(row, own, columns)]

    def _head(self, rows: Sequence[Sequence[Span]]) -> tuple[int, tuple[Column, ...] | None]:
        """How many rows name the columns, and the columns; None where they name no indicators."""
        count = 0
        for index, row in enumerate(rows[:_HEADER_ROWS]):
            if any(_NAME.search(self._text.of(cell)) for cell in row):
                count = index + 1
                break
        if not count:
            return 0, None
        width = len(rows[count - 1])
        while count < min(len(rows), _HEADER_ROWS) and self._goes_on(rows[count - 1], rows[count]):
            count += 1
        named = [row for row in rows[:count] if len(row) == width]
        columns = tuple(self._column([row[place] for row in named]) for place in range(width))
        kinds = [column.kind for column in columns]
        if "name" not in kinds or not any(
            column.kind == "target" or column.due for column in columns
        ):
            return 0, None
        return count, _last_name(columns)

    def _goes_on(self, above: Sequence[Span], row: Sequence[Span]) -> bool:
        """Whether a row still names columns: it repeats a cell that covers both rows."""
        repeated = any(
            self._text.of(one) == self._text.of(other) != ""
            for one, other in zip(above, row, strict=False)
        )
        return (
            len(above) == len(row)
            and repeated
            and bool(any(_NAME.search(self._text.of(cell)) for cell in row))
        )

    def _column(self, cells: Sequence[Span]) -> Column:
        words = "".join(dict.fromkeys(self._text.of(cell) for cell in cells))
        time = None
        for cell in cells:
            for stated in find_times(self._text.compact, *cell, self._period):
                time = stated
        if _UNIT.search(words):
            return Column("unit")
        if time is None and (_OTHER.search(words) or not words):
            return Column("other")
        aimed = bool(_AIMED.search(words)) and not _NAME.search(words.replace("目标值", ""))
        if time is None and not aimed and not (_GROWTH.search(words) and not _NAME.search(words)):
            return Column("name" if _NAME.search(words) else "other")
        if _PRESENT.search(words) or (time and not self._coming(time)):
            return Column("other", time)
        growth = bool(_GROWTH.search(words))
        return Column(
            "target", time or self._end(cells[0]), growth, bool(_CUMULATIVE.search(words))
        )

    def _coming(self, time: StatedTime) -> bool:
        first = self._period.first or (self._period.year + 1 if self._period.year else None)
        return first is None or time.year >= first

    def _end(self, place: Span) -> StatedTime | None:
        """The end of the years that the title covers, for a column that names no year."""
        if self._period.last is None:
            return None
        return StatedTime(place, PartialDate(str(self._period.last)), "year", due=True)

    def _row(
        self, row: Passage, cells: Sequence[Span], columns: Sequence[Column]
    ) -> Iterator[Target]:
        if len(cells) != len(columns):
            if any(find_quantities(self._text.compact, *cell) for cell in cells):
                self._report(
                    "uneven-row", "a row that has not the cells of its table's head", row.span
                )
            return
        name = next(
            cell for cell, column in zip(cells, columns, strict=True) if column.kind == "name"
        )
        printed = next(
            (self._text.printed(cell) for cell, column in zip(cells, columns, strict=True)
             if column.kind == "unit" and cell.end > cell.start),
            "",
        )  # fmt: skip
        subject, unit = _named(self._text, name, printed)
        if not subject:
            return
        for cell, column in zip(cells, columns, strict=True):
            if column.kind == "target" and (target := self._cell(row, cell, column, subject, unit)):
                yield target

    def _cell(
        self, row: Passage, cell: Span, column: Column, subject: str, unit: str
    ) -> Target | None:
        quantities = list(find_quantities(self._text.compact, *cell))
        if not quantities:
            return None
        if len(quantities) > 1:
            self._report("unread-figure", "a cell with several figures", cell)
            return None
        quantity = _in_unit(quantities[0], "%" if column.growth and not unit else unit)
        if self._text.of(Span(cell.start, quantity.number.start)).endswith("-") and quantity.value:
            quantity = replace(quantity, value=-quantity.value)
        grown = column.growth and not _CHANGE_NAME.search(subject)
        said = Said(subject + ("年均增长" if grown else ""), cell)
        indicators = indicator_of(said, quantity, self._lexicon)
        indicator = indicators[0] if len(indicators) == 1 else None
        basis: Basis = basis_of(said, quantity, indicator)
        if column.growth or (_CHANGE_NAME.search(subject) and quantity.kind == "percent"):
            basis = "growth"
        elif column.cumulative or self._text.of(cell).startswith("〔"):
            basis = "increment"
        return Target(
            part=row.part,
            subject=said.words,
            comparator=quantity.comparator,
            basis=basis,
            unit=quantity.unit or (indicator and indicator.unit_text) or quantity.scale_printed,
            provenance=Provenance(evidence=(self._text.evidence(cell, "indicator-table"),)),
            indicator=indicator.key if indicator else None,
            value=quantity.value,
            lower=quantity.lower,
            upper=quantity.upper,
            due=column.due.date if column.due else None,
            due_precision=column.due.precision if column.due else None,
            printed=self._text.printed(quantity.span),
        )


def _cells(text: OfficialText, row: Span) -> list[Span]:
    cells = []
    start = row.start
    for words in text.of(row).split("\t"):
        cells.append(Span(start, start + len(words)))
        start += len(words) + 1
    return cells


def _last_name(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with one of the name: the last, where 一级指标 and 二级指标 stand side by side."""
    names = [place for place, column in enumerate(columns) if column.kind == "name"]
    return tuple(
        replace(column, kind="other") if place in names[:-1] else column
        for place, column in enumerate(columns)
    )


def _named(text: OfficialText, name: Span, unit: str) -> tuple[str, str]:
    """An indicator's name without serial number, and the unit that its brackets or its column give."""
    if name.end <= name.start:
        return "", unit
    printed = text.printed(name)
    start = name.start
    if serial := _SERIAL.match(text.of(name)):
        start = min(name.end - 1, name.start + serial.end())
        printed = text.printed(Span(start, name.end))
    folded = text.of(Span(start, name.end))
    for found in reversed(list(_BRACKETED.finditer(folded))):
        if scaled_unit(found[1]) is not None:
            if len(printed) == len(folded):
                printed = printed[: found.start()] + printed[found.end() :]
            return printed, unit or found[1]
    return printed, unit


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
