"""Dates that are never more precise than their source."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, Self

Precision = Literal["year", "month", "day"]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WRITTEN = re.compile(r"([0-9]{4})\s*年(?:\s*([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*日|(末))?)?")


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
        """Read a date as Chinese and Japanese texts write it, in Arabic digits of either width.

        `月末` is the last day of that month. Raises ValueError where there is no such date.

        >>> PartialDate.read("2020年3月6日").iso
        '2020-03-06'
        >>> PartialDate.read("2020年3月末").iso
        '2020-03-31'
        """
        match = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", text).strip())
        if not match:
            raise ValueError(f"{text!r} is no date of the form 2020年3月6日")
        year, month, day, month_end = match.groups()
        if month_end:
            day = str(calendar.monthrange(int(year), int(month))[1])
        return cls("-".join([year, *(part.zfill(2) for part in (month, day) if part)]))

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return {4: "year", 7: "month", 10: "day"}[len(self.iso)]  # type: ignore[return-value]

    def agrees_with(self, other: "PartialDate") -> bool:
        """Whether both can be the same day: 2017-11 agrees with 2017-11-27."""
        return self.iso.startswith(other.iso) or other.iso.startswith(self.iso)

    def __str__(self) -> str:
        return self.iso


def _exists(year: str, month: str | None, day: str | None) -> bool:
    if month and not 1 <= int(month) <= 12:
        return False
    if int(year) < 1:
        return False
    return not (month and day) or 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]
