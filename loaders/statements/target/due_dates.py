"""The times by which official prose wants something: 到2025年底, “十四五”末, 2024年6月底前.

A time that tells from when, or of when a thing is (较2020年, 2019年以来), is read too and marked as
no due date. No date is more precise than its wording.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from loaders.dates import PartialDate
from loaders.gongwen.text import Span
from loaders.model import DuePrecision

_Date = tuple[PartialDate, DuePrecision]


class Period(NamedTuple):
    """What is known of a document's time: its year, and the years that its title covers."""

    year: int | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time as stated; `due` says whether something is to be reached by it."""

    span: Span
    date: PartialDate
    precision: DuePrecision
    due: bool

    @property
    def year(self) -> int:
        """The year that it lies in."""
        return int(self.date.iso[:4])


_FIVE_YEARS: Final = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
"""The last year of the 十一五 plan, the 十二五 plan and so on."""
_HAN_YEAR = str.maketrans("二〇零○一三四五六七八九", "200013456789")
_QUARTERS: Final = {"一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9, "四": 12, "4": 12}
_LENGTHS: Final = {"三": 3, "3": 3, "五": 5, "5": 5, "两": 2, "2": 2}
_YEAR = "(?:(?:19|20)[0-9]{2}|二[〇零○][一二三四五六七八九〇零○]{2})"
_TIME = re.compile(
    rf"(?P<from>{_YEAR})年?(?:--?|~|至|到)(?P<to>{_YEAR})年(?P<to_end>年?底|末)?"
    rf"|(?P<year>{_YEAR})年(?:"
    r"(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日|(?:底|末|份)?)"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度末?|(?P<end>年?[底末]|终)|)"
    r"|十(?P<plan>[一二三四五六])五”?(?:规划)?(?:期?末|收官之?年|期间|时期)"
    r"|(?P<own_month>1[0-2]|[1-9])月[底末]?前"
    r"|(?P<own>[今本]年(?:年?[底末]|内)?|年[底末]前|年内)"
    r"|(?P<span>规划期末|(?:未来|今后)?[三3五5两2]年(?:时间|之?内|左右的?时间)|(?:未来|今后)[三3五5两2]年)"
)
_ANCHOR = re.compile(
    r"[12][0-9]{3}(?=[年至到~-])|二[〇零○]|十[一二三四五六]五|1?[0-9]月[底末]?前|[今本]年|年[底末]前|年内"
    r"|规划期末|未来|今后|[三3五5两2]年[时之内左]"
)
"""Where a time may begin."""
_NO_TIME_AFTER = re.compile("[0-9一二三四五六七八九十两每近去上当半]$")
"""Before words that are no time of their own there: 近三年, 两年内."""
_BASE_BEFORE = re.compile(
    r"(?:较|比|相比于?|相较于?|对比|同|与|自|自从|从|由|以|[高低优大小多少]于|超过)$"
)
_BASE_AFTER = re.compile(
    r"度?(?:相比|以来|开始|版|的?基础上|为基[期准数年]|之?后|以后|以前的?水平)|[^，。；]{0,8}相比|（?含?）?起|度(?:国家|省级)"
    r"|[^，。；、]{0,6}(?:印发|发布|出台|颁布|修订|成立|召开|施行|实施的《)"
    r"|(?:实际(?:为|完成|达到)?|的)[0-9.]{1,8}[%万亿家个项台户人]"
)
_TIMES_OF = re.compile(r"的?[0-9.]{1,6}倍|的?水平")
_UNTIL = re.compile(r"(?:到|至|截至|截止|力争|争取|确保)$")
_WINDOW: Final = 6


def find_times(compact: str, start: int, end: int, period: Period) -> Iterator[StatedTime]:
    """The times stated in a stretch of a compact copy, in reading order.

    今年底 and 年底前 are of the document's year, 三年内 and 规划期末 end with the years of its
    title; where those are not known, such words give nothing.
    """
    position = start
    while anchor := _ANCHOR.search(compact, position, end):
        found = _TIME.match(compact, anchor.start(), end)
        position = found.end() if found else anchor.end()
        if found is None:
            continue
        before = compact[max(start, found.start() - _WINDOW) : found.start()]
        if before.endswith("（") and compact.startswith("）", found.end()):
            continue  # （2021-2023年） belongs to the name of a plan
        if not _NO_TIME_AFTER.search(before) and (read := _date(found, period)):
            based = not found["from"] and _BASE_BEFORE.search(before)
            of_then = _BASE_AFTER.match(compact, found.end(), end)
            until = _UNTIL.search(before) and not _TIMES_OF.match(compact, found.end(), end)
            due = bool(until) or not (based or of_then)
            yield StatedTime(Span(*found.span()), *read, due=due)


def title_period(title: str) -> tuple[int, int] | None:
    """The years that a title covers: （2021-2023年）, “十四五”.

    >>> title_period("工业互联网创新发展行动计划（2021-2023年）")
    (2021, 2023)
    """
    years = re.search(rf"({_YEAR})年?(?:--?|~|至|到)({_YEAR})年?", title)
    if years:
        return _number(years[1]), _number(years[2])
    plan = re.search(r"十([一二三四五六])五", title)
    return (_FIVE_YEARS[plan[1]] - 4, _FIVE_YEARS[plan[1]]) if plan else None


def _number(year: str) -> int:
    return int(year.translate(_HAN_YEAR))


def _date(found: re.Match[str], period: Period) -> _Date | None:
    if found["year"]:
        return _dated(found)
    if found["to"]:
        return _of_year(_number(found["to"]), ended=bool(found["to_end"]))
    if found["plan"]:
        return _of_year(_FIVE_YEARS[found["plan"]], ended=False)
    if found["span"]:
        return _end(found["span"], period)
    if period.year is None:
        return None
    if found["own_month"]:
        return PartialDate(f"{period.year}-{found['own_month'].zfill(2)}"), "month"
    return _of_year(period.year, ended=found["own"][-1] in "底末前")


def _end(words: str, period: Period) -> _Date | None:
    """The end of the years that the title covers, if the words tell of as many."""
    if period.first is None or period.last is None:
        return None
    length = next((_LENGTHS[word] for word in words if word in _LENGTHS), None)
    if length not in (None, period.last - period.first + 1):
        return None
    return _of_year(period.last, ended=False)


def _dated(found: re.Match[str]) -> _Date | None:
    year = _number(found["year"])
    month = int(found["month"] or 0)
    if found["half"]:
        month = 6 if found["half"] == "上" else 12
    if found["quarter"]:
        month = _QUARTERS[found["quarter"]]
    if found["day"]:
        try:
            return PartialDate(f"{year}-{month:02}-{found['day'].zfill(2)}"), "day"
        except ValueError:  # there is no such day
            return None
    if month:
        return PartialDate(f"{year}-{month:02}"), "month"
    return _of_year(year, ended=bool(found["end"]))


def _of_year(year: int, *, ended: bool) -> _Date:
    """A year, or its end, which a record writes as its last day."""
    return (PartialDate(f"{year}-12-31"), "yearEnd") if ended else (PartialDate(f"{year}"), "year")
