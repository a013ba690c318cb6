"""Dates that are never more precise than their source."""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, Self

Precision = Literal["year", "month", "day"]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DIGITS = str.maketrans("〇○OoО零一二三四五六七八九元", "0000001234567891")
"""Characters that stand for a digit, with those that are typed for 〇; 元月 is January."""
_HAN = "".join(map(chr, _DIGITS))
YEAR: Final = f"(?:[0-9]{{4}}|[{_HAN}0]{{4}})"
"""A year in digits or characters, as a regular expression for use in others."""
_YEAR = f"(?P<year>{YEAR})年"
_MONTH = rf"(?P<month>[0-9]{{1,2}}|[{_HAN}十]{{1,3}})月"
_DAY = rf"(?P<day>[0-9]{{1,2}}|[{_HAN}十廿卅]{{1,4}})日"
DAY: Final = rf"{YEAR}年[0-9{_HAN}十]{{1,3}}月[0-9{_HAN}十廿卅]{{1,4}}日"
"""A written day, likewise."""
_WRITTEN = re.compile(
    rf"{_YEAR}(?:{_MONTH}(?:{_DAY}|(?P<month_end>[末底]))?|(?P<year_end>[末底]))?"
)
_PARTED = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
)
"""2019/08/07, 2019.8.7; with two equal marks, so that no number with a decimal point is meant."""
_YEAR_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})")
_CLOCK = re.compile(r"(?:\s+|(?<=[0-9])T)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?Z?$")
"""The time of day that a page adds to its date."""
_IN_TEXT = re.compile(
    rf"(?<![0-9])(?:{_WRITTEN.pattern})"
    r"|(?<![0-9./-])[0-9]{4}(?P<parting>[-/.])[0-9]{1,2}(?P=parting)[0-9]{1,2}(?![./-]?[0-9])"
)
_BLANK = re.compile(r"\s+")
_TENS = re.compile(r"([1-9]?)十([0-9]?)")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601, XSD gYear, gYearMonth, date)."""

    iso: str

    def __post_init__(self) -> None:
        match = _ISO.fullmatch(self.iso)
        if not match or not _exists(*match.groups()):
            raise ValueError(
                f"{self.iso!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD, no more than is known"
            )

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a date as texts and pages write it: in digits, or in characters (汉字).

        `月底` and `月末` are the last day of that month, `年底` and `年末` of that year; a time of
        day is left out. Raises ValueError where there is no such date.

        >>> PartialDate.read("2020年3月6日").iso
        '2020-03-06'
        >>> PartialDate.read("二○○五年七月十四日").iso
        '2005-07-14'
        >>> PartialDate.read("2020年3月末").iso
        '2020-03-31'
        """
        plain = _CLOCK.sub("", unicodedata.normalize("NFKC", text).strip())
        plain = _BLANK.sub("", plain)
        for form in (_WRITTEN, _PARTED, _YEAR_MONTH):
            if match := form.fullmatch(plain):
                return cls(_iso(match.groupdict()))
        raise ValueError(f"{text!r} is no date of the form 2020年3月6日")

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return {4: "year", 7: "month", 10: "day"}[len(self.iso)]  # type: ignore[return-value]

    def agrees_with(self, other: "PartialDate") -> bool:
        """Whether both can be the same day: 2017-11 agrees with 2017-11-27."""
        return self.iso.startswith(other.iso) or other.iso.startswith(self.iso)

    def __str__(self) -> str:
        return self.iso


class FoundDate(NamedTuple):
    """A date met in a text at `text[start:end]`."""

    date: PartialDate
    start: int
    end: int


def find_dates(compact: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """The dates in a stretch of folded text without blanks, in every form that `read` knows.

    A bare year is one where 年 follows it. What has the form of a date but is no day is left out:
    `PartialDate.read` says why.
    """
    for match in _IN_TEXT.finditer(compact, start, len(compact) if end is None else end):
        try:
            yield FoundDate(PartialDate.read(match[0]), *match.span())
        except ValueError:
            continue


def _iso(parts: dict[str, str | None]) -> str:
    year = _number(parts["year"])
    month, day = (parts.get(name) for name in ("month", "day"))
    if parts.get("year_end"):
        return f"{year:04}-12-31"
    if parts.get("month_end") and year and 1 <= _number(month) <= 12:
        day = str(calendar.monthrange(year, _number(month))[1])
    return "-".join([f"{year:04}", *(f"{_number(part):02}" for part in (month, day) if part)])


def _number(text: str | None) -> int:
    """A year, month or day: 11, 十一, 二〇二〇, 廿三; raises ValueError where it is none.

    >>> [_number(text) for text in ("11", "十一", "二○二○", "廿三", "元")]
    [11, 11, 2020, 23, 1]
    """
    plain = (text or "").translate(_DIGITS).replace("廿", "2十").replace("卅", "3十")
    tens = _TENS.fullmatch(plain)
    return int(tens[1] or 1) * 10 + int(tens[2] or 0) if tens else int(plain)


def _exists(year: str, month: str | None, day: str | None) -> bool:
    if month and not 1 <= int(month) <= 12:
        return False
    if int(year) < 1:
        return False
    return not (month and day) or 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]
