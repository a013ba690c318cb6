"""Which of the formats at hand a client wants: by `Accept`, with weights (RFC 9110, 12.5)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105  # RFC 9110, 5.6.2
_RANGE = re.compile(rf"\s*({_TOKEN})/({_TOKEN})\s*(?:;|$)")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[0-9A-Za-z-]*)?\s*(?:;|$)")
_WEIGHT = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.IGNORECASE)
_LONGEST = 4000
"""Characters of a header that are read; no client sends as many."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A format that can be had: its name, media type, and other types that it goes by."""

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Range:
    type: str
    subtype: str
    weight: float

    def precision(self, media_type: str) -> int:
        """3 names the media type, 2 its first half, 1 anything, 0 does not cover it."""
        if f"{self.type}/{self.subtype}" == media_type:
            return 3
        if self.subtype != "*":
            return 0
        if self.type == "*":
            return 1
        return 2 if media_type.startswith(f"{self.type}/") else 0


def ranked(accept: str | None, offers: Iterable[Offer]) -> list[str]:
    """The names of the acceptable offers, the most wanted first; among equals, as offered.

    No header, or one that holds no media range at all, accepts everything. An alias counts only
    where the header names it.

    >>> turtle, csv = Offer("ttl", "text/turtle"), Offer("csv", "text/csv")
    >>> ranked("text/csv;q=0.5, text/turtle", [csv, turtle])
    ['ttl', 'csv']
    >>> ranked("text/*, text/csv;q=0", [csv, turtle])
    ['ttl']
    """
    ranges = _ranges(accept) or [_Range("*", "*", 1.0)]
    wanted = [(_worth(offer, ranges), offer.name) for offer in offers]
    return [name for worth, name in sorted(wanted, key=lambda w: w[0], reverse=True) if worth[0]]


def language(header: str | None, known: Sequence[str]) -> str:
    """The language of `known` that an `Accept-Language` header wants most, else the first.

    >>> language("fr, zh-CN;q=0.8, en;q=0.5", ["en", "zh", "ja"])
    'zh'
    """
    best, weight = known[0], 0.0
    for item in (header or "")[:_LONGEST].split(","):
        match = _LANGUAGE.match(item)
        if match and match[1].lower() in known and _weight(item) > weight:
            best, weight = match[1].lower(), _weight(item)
    return best


@lru_cache(maxsize=256)
def coding(header: str | None, known: tuple[str, ...] = ("zstd", "gzip")) -> str:
    """The content coding of `known` that an `Accept-Encoding` header wants most, else none.

    >>> coding("gzip, deflate, br, zstd"), coding("gzip;q=0.5, identity"), coding("zstd;q=0, gzip")
    ('zstd', '', 'gzip')
    """
    weights = {"identity": 0.001}
    for item in (header or "")[:_LONGEST].lower().split(","):
        name = item.partition(";")[0].strip()
        weights[name] = _weight(item)
    wanted = max(known, key=lambda name: weights.get(name, 0.0))
    return wanted if weights.get(wanted, 0.0) >= max(weights["identity"], 0.001) else ""


def _ranges(header: str | None) -> list[_Range]:
    found = ((item, _RANGE.match(item)) for item in (header or "")[:_LONGEST].split(","))
    return [
        _Range(match[1].lower(), match[2].lower(), _weight(item)) for item, match in found if match
    ]


def _weight(item: str) -> float:
    match = _WEIGHT.search(item)
    return min(float(match[1]), 1.0) if match else 1.0


def _worth(offer: Offer, ranges: list[_Range]) -> tuple[float, int]:
    covering = [(r.precision(offer.media_type), r.weight) for r in ranges]
    precision = max(p for p, _ in covering)
    own = max((w for p, w in covering if p == precision > 0), default=0.0)
    if precision == 3:
        return own, 3
    named = [r.weight for r in ranges for a in offer.aliases if r.precision(a) == 3]
    return max((own, precision), (max(named, default=0.0), 3 if named else 0))
