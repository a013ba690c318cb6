"""A text without its blanks: the places of gold and answers count in it.

Blanks and line breaks are mended differently by every reader of a file, so all white space is left
out. Wording is compared folded (`ontology.folding`): width, script and kind of bracket are no
matter.
"""

import hashlib
from bisect import bisect_left, bisect_right, insort
from typing import NamedTuple

from ontology.folding import fold

_TELLING = 8
"""Characters that are not met twice near one place."""


class Span(NamedTuple):
    """A stretch of the blank-free text, end exclusive."""

    start: int
    end: int

    def overlap(self, other: "Span") -> int:
        """Characters that both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def likeness(self, other: "Span") -> float:
        """Intersection over union, 0 to 1."""
        both = self.overlap(other)
        union = self.end - self.start + other.end - other.start - both
        return both / union if union else 0.0

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies within."""
        return self.start <= other.start and other.end <= self.end


LOST = Span(-1, -1)
"""Where a quote is that the text has not: it is kept, and missed by every reader."""


class Place(NamedTuple):
    """A stretch without its wording: where it was found, its length, a hash of its characters."""

    start: int
    length: int
    digest: str


def blank_free(text: str) -> str:
    """Text without white space, folded.

    >>> blank_free("到 2025 年 (含)")
    '到2025年（含）'
    """
    return fold("".join(text.split()))


def digest(characters: str) -> str:
    """Eight hexadecimal digits: enough to tell stretches near one place, too few to guess from."""
    return hashlib.blake2s(characters.encode("utf-8", "replace"), digest_size=4).hexdigest()


class Blankless:
    """The blank-free copy of a text, with the way from places in the text to places in it."""

    def __init__(self, text: str) -> None:
        kept = [place for place, character in enumerate(text) if not character.isspace()]
        self._kept = kept
        self.characters = fold("".join(text[place] for place in kept))
        self._anchors: list[tuple[int, int]] = []

    def span(self, start: int, end: int) -> Span:
        """The stretch of the blank-free copy between two places of the text."""
        return Span(bisect_left(self._kept, start), bisect_left(self._kept, end))

    def of(self, span: Span) -> str:
        """The characters of a stretch."""
        return self.characters[span.start : span.end]

    def find(self, quote: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first place of a quote, blanks left out of it, between two places."""
        wanted = blank_free(quote)
        found = self.characters.find(wanted, start, len(self.characters) if end is None else end)
        return Span(found, found + len(wanted)) if found >= 0 else None

    def place(self, span: Span) -> Place:
        """A stretch as a place that can be kept without its wording."""
        return Place(span.start, span.end - span.start, digest(self.of(span)))

    def at(self, place: Place, reach: int = 3000) -> Span | None:
        """The stretch that is nearest to where a place was, looked for as far as `reach`.

        What one reader leaves out of a text moves everything behind it, so the search begins where
        the places found before have moved to.
        """
        expected = place.start + self._drift(place.start)
        for step in range(reach):
            for start in (expected + step, expected - step) if step else (expected,):
                span = Span(start, start + place.length)
                if start >= 0 and digest(self.of(span)) == place.digest:
                    if place.length >= _TELLING:
                        insort(self._anchors, (place.start, start - place.start))
                    return span
        return None

    def _drift(self, start: int) -> int:
        """How far the last place before one has moved."""
        before = bisect_right(self._anchors, (start, len(self.characters)))
        return self._anchors[before - 1][1] if before else 0
