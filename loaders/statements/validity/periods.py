"""Periods counted from a day: 有效期2年, 30日后.

A period ends on the day before the one that corresponds to its first; a month that has no such day
ends it with its last day (民法典, 第二百零二条).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from loaders.dates import PartialDate
from loaders.numerals import ordinal

_COUNT = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
LENGTH = f"(?P<count>{_COUNT})?(?P<half>半)?(?P<unit>年|个月|日|天)(?P<and_half>半)?"
"""3年, 六个月, 半年, 两年半, 30日; at least one of count and half is there."""
_LENGTH = re.compile(LENGTH)
_MONTHS = {"年": 12, "个月": 1}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: whole months, or days."""

    months: int = 0
    days: int = 0

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a length as written; raises ValueError where it is none."""
        found = _LENGTH.fullmatch(text)
        if not found or not (found["count"] or found["half"]):
            raise ValueError(f"{text!r} is no length of time like 2年 or 30日")
        count = (found["count"] or "0").replace("两", "二")
        halves = 2 * (int(count) if count.isdigit() else ordinal(count))
        halves += bool(found["half"]) + bool(found["and_half"])
        if halves % 2 and found["unit"] != "年":
            raise ValueError(f"{text!r} has half a {found['unit']}")
        unit = _MONTHS.get(found["unit"])
        return cls(months=halves * unit // 2) if unit else cls(days=halves // 2)


def _day(value: PartialDate) -> date:
    """Raises ValueError for a date that is less precise than a day."""
    return date.fromisoformat(value.iso)


def day_after(first: PartialDate, length: Length) -> PartialDate:
    """The first day after a period that begins on `first`.

    Raises ValueError where `first` is no day, and OverflowError beyond the year 9999.
    """
    return PartialDate((_day(last_day(first, length)) + timedelta(1)).isoformat())


def last_day(first: PartialDate, length: Length) -> PartialDate:
    """The last day of a period that begins on `first`; raises as `day_after` does.

    >>> str(last_day(PartialDate("2023-07-03"), Length.read("两年半")))
    '2026-01-02'
    >>> str(last_day(PartialDate("2020-02-29"), Length.read("1年")))
    '2021-02-28'
    """
    begin = _day(first)
    if length.days:
        return PartialDate((begin + timedelta(length.days - 1)).isoformat())
    years, month = divmod(begin.month - 1 + length.months, 12)
    year = begin.year + years
    if year > date.max.year:
        raise OverflowError(f"a period that ends in the year {year}")
    days = calendar.monthrange(year, month + 1)[1]
    if begin.day > days:
        return PartialDate(f"{year:04}-{month + 1:02}-{days:02}")
    return PartialDate((date(year, month + 1, begin.day) - timedelta(1)).isoformat())
