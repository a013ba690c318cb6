"""Counting right, missed and superfluous, and what precision and recall follow from them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import sqrt

Z = 1.959964
"""The normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A wrong, missed or superfluous item, for those who mend rules."""

    metric: str
    file: str
    quote: str
    expected: str
    got: str


@dataclass(slots=True)
class Count:
    """`right` is in both; `missed` only in the gold, `extra` only in the answer."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.missed + other.missed, self.extra + other.extra)

    @property
    def size(self) -> int:
        """How many there are in the gold."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Share of the answer that is right; 1 where there is no answer."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there is none."""
        return self.right / self.size if self.size else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        doubled = 2 * self.right + self.missed + self.extra
        return 2 * self.right / doubled if doubled else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of F1, taken as a share of the mean of gold and answer sizes.

        >>> tuple(round(bound, 2) for bound in Count(right=60).interval)
        (0.94, 1.0)
        """
        size = self.right + (self.missed + self.extra) / 2
        if not size:
            return 0.0, 1.0
        share = self.right / size
        middle = share + Z * Z / (2 * size)
        spread = Z * sqrt(share * (1 - share) / size + Z * Z / (4 * size * size))
        divisor = 1 + Z * Z / size
        return max(0.0, (middle - spread) / divisor), min(1.0, (middle + spread) / divisor)


@dataclass(slots=True)
class Sheet:
    """The counts of one set of documents by metric, and what was wrong."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def right(self, metric: str) -> None:
        """An item that both have."""
        self._count(metric).right += 1

    def missed(self, metric: str, file: str, quote: str, expected: str = "") -> None:
        """An item of the gold that the answer has not."""
        self._count(metric).missed += 1
        self.misses.append(Miss(metric, file, quote, expected or quote, "-"))

    def extra(self, metric: str, file: str, quote: str, got: str = "") -> None:
        """An item of the answer that the gold has not."""
        self._count(metric).extra += 1
        self.misses.append(Miss(metric, file, quote, "-", got or quote))

    def wrong(self, metric: str, file: str, quote: str, expected: object, got: object) -> None:
        """A value that was expected and one that was said: right, or missed and superfluous."""
        self._count(metric).missed += 1
        self._count(metric).extra += 1
        self.misses.append(Miss(metric, file, quote, _shown(expected), _shown(got)))

    def checked(
        self, metric: str, file: str, quote: str, expected: object, got: object, *, holds: bool
    ) -> None:
        """`right` where it holds, else `wrong`."""
        if holds:
            self.right(metric)
        else:
            self.wrong(metric, file, quote, expected, got)

    def add(self, other: "Sheet") -> None:
        """Take over what another sheet has counted."""
        for metric, count in other.counts.items():
            self.counts[metric] = self._count(metric) + count
        self.misses.extend(other.misses)

    def macro(self, prefix: str) -> tuple[float, int]:
        """Mean F1 of the metrics with a prefix that the gold has any of, and their number."""
        each = [count.f1 for name, count in self._with(prefix) if count.size]
        return (sum(each) / len(each), len(each)) if each else (1.0, 0)

    def _with(self, prefix: str) -> Iterator[tuple[str, Count]]:
        return ((name, count) for name, count in self.counts.items() if name.startswith(prefix))

    def _count(self, metric: str) -> Count:
        return self.counts.setdefault(metric, Count())


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(map(_shown, value))
    return "-" if value is None else str(value)
