"""The columns of a table of indicators: what its first rows say that each holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from loaders.dates import PartialDate
from loaders.gongwen.text import OfficialText, Span
from loaders.statements.target.due_dates import Period, StatedTime, find_times

_HEADER_ROWS = 4
_NAME = re.compile("指标|名称|^(?:主要)?(?:目标|内容|项目)$")
_UNIT = re.compile("^(?:计量)?单位$")
_OTHER = re.compile("序号|属性|类型|性质|备注|责任|牵头|部门|来源|类别|领域|维度|说明|等级|时限")
_PRESENT = re.compile("现状|实际|完成|实现情况|基期|基准|基础值|现值|当前|现有|上年|目前|初值")
_AIMED = re.compile("目标|规划值|预期|预计|计划值|累计")
_GROWTH = re.compile("年均|增长|增速|增幅")

ColumnKind = Literal["name", "unit", "target", "other"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: of a target the time by which it is due, and if it tells growth or an addition."""

    kind: ColumnKind
    due: StatedTime | None = None
    growth: bool = False
    cumulative: bool = False


def find_columns(
    text: OfficialText, rows: Sequence[Sequence[Span]], period: Period
) -> tuple[int, tuple[Column, ...]]:
    """How many rows name the columns, and the columns; 0 and none where no indicators are named."""
    head = next((index for index, row in enumerate(rows[:_HEADER_ROWS]) if _heads(text, row)), None)
    if head is None:
        return 0, ()
    count = head + 1
    while count < min(len(rows), _HEADER_ROWS) and _goes_on(text, rows[count - 1], rows[count]):
        count += 1
    named = [row for row in rows[:count] if len(row) == len(rows[head])]
    columns = [_column(text, cells, period) for cells in zip(*named, strict=True)]
    names = [place for place, column in enumerate(columns) if column.kind == "name"]
    if not names or not any(column.kind == "target" or column.due for column in columns):
        return 0, ()
    for place in names[:-1]:  # 一级指标 | 二级指标
        columns[place] = replace(columns[place], kind="other")
    return count, tuple(columns)


def _heads(text: OfficialText, row: Sequence[Span]) -> bool:
    """Whether a row names columns, and is no title in a cell that covers all of them."""
    words = {text.of(cell) for cell in row}
    return len(words) > 1 and any(_NAME.search(each) for each in words)


def _goes_on(text: OfficialText, above: Sequence[Span], row: Sequence[Span]) -> bool:
    """Whether a row still names columns: it repeats a cell that covers both rows."""
    if len(above) != len(row) or not _heads(text, row):
        return False
    return any(text.of(one) == text.of(other) != "" for one, other in zip(above, row, strict=True))


def _column(text: OfficialText, cells: Sequence[Span], period: Period) -> Column:
    words = "".join(dict.fromkeys(text.of(cell) for cell in cells))
    times = [time for cell in cells for time in find_times(text.compact, *cell, period)]
    time = times[-1] if times else None
    if _UNIT.search(words):
        return Column("unit")
    named = bool(_NAME.search(words.replace("目标值", "")))
    aimed = not named and bool(_AIMED.search(words) or _GROWTH.search(words))
    if time is None and (not words or _OTHER.search(words) or not aimed):
        return Column("name" if named and not _OTHER.search(words) else "other")
    if _PRESENT.search(words) or (time and not _coming(time, period)):
        return Column("other", time)
    if time is None and period.last:
        time = StatedTime(cells[0], PartialDate(str(period.last)), "year", due=True)
    growth = bool(_GROWTH.search(words))
    return Column("target", time, growth, "累计" in words and not growth)


def _coming(time: StatedTime, period: Period) -> bool:
    first = period.first or (period.year + 1 if period.year else None)
    return first is None or time.year >= first
