"""Axes: where a day and an amount stand, and which ticks an axis has."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from babel.numbers import format_compact_decimal

from api.i18n import number
from api.labels import Language

_LOCALES: Final[dict[Language, str]] = {"en": "en_GB", "zh": "zh_Hans_CN", "ja": "ja_JP"}


def span(day: str) -> tuple[float, float]:
    """A partial ISO date as years: where it begins and ends; a day is one moment.

    >>> span("2020"), span("2020-12-31")[0] > 2020.99
    ((2020.0, 2021.0), True)
    """
    year, *rest = (int(part) for part in day.split("-"))
    if not rest:
        return float(year), year + 1.0
    if len(rest) == 1:
        return year + (rest[0] - 1) / 12, year + rest[0] / 12
    length = calendar.monthrange(year, rest[0])[1]
    at = year + (rest[0] - 1 + rest[1] / length) / 12 - 1e-4
    return at, at


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        part = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + part * (self.end - self.start), 2)


def bounds(values: Iterable[float]) -> tuple[float, float]:
    """What an axis of amounts runs between: from zero, unless they lie close together far off it.

    >>> bounds([120, 150, 330])
    (0.0, 400.0)
    """
    found = list(values) or [0.0, 1.0]
    low, high = min(found), max(found)
    if high > low > 0.6 * high:
        low -= high - low
    else:
        low = min(low, 0.0)
    high = 0.0 if high <= 0 else high + (high - low) * 0.12
    low, high = (low, high) if low < high else (low, low + 1)
    step = step_of(low, high)
    return floor(low / step) * step, ceil(high / step) * step


def step_of(low: float, high: float, most: int = 5) -> float:
    """The distance of ticks: 1, 2 or 5 times a power of ten, so that there are `most` at most.

    >>> step_of(0, 370), step_of(0, 1.0)
    (100.0, 0.2)
    """
    raw = (high - low) / most or 1.0
    power = float(10 ** floor(log10(raw)))
    return next(unit * power for unit in (1, 2, 5, 10) if unit * power >= raw * (1 - 1e-9))


def ticks(low: float, high: float) -> list[float]:
    """The ticks of an axis between two of its own ticks."""
    step = step_of(low, high)
    return [
        round((floor(low / step) + i) * step, 10) for i in range(round((high - low) / step) + 1)
    ]


def amount(value: float, language: Language) -> str:
    """An amount as short as it can be told without rounding.

    >>> amount(120, "en"), amount(3_000_000, "zh"), amount(1_234_567, "en")
    ('120', '300万', '1,234,567')
    """
    if abs(value) >= 100_000:
        for unit in (1e12, 1e9, 1e8, 1e6, 1e4, 1e3):
            if abs(value) >= unit and round(value / unit, 2) == value / unit:
                return str(
                    format_compact_decimal(value, locale=_LOCALES[language], fraction_digits=2)
                )
    return number(int(value) if value == int(value) else value, language)
