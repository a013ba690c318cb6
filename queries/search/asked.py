"""What is looked for: terms that must all be there, and the places in a text where they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from queries.search.units import folded, is_character, units

_TERM: Final = re.compile(r'"(?P<straight>[^"]*)"|“(?P<curled>[^”]*)”|(?P<plain>[^\s，、；。“"]+)')

Span = tuple[int, int]
"""Where something stands in a text: `text[start:end]`."""


@dataclass(frozen=True, slots=True)
class Term:
    """Units that must follow each other; with `open`, the last may be the beginning of a word."""

    words: tuple[str, ...]
    open: bool = False

    def places(self, words: Sequence[str]) -> Iterator[int]:
        """Where it begins among the units of a text."""
        *whole, last = self.words
        length = len(self.words)
        for at in range(len(words) - length + 1):
            end = words[at + length - 1]
            fits = end.startswith(last) if self.open else end == last
            if fits and list(words[at : at + length - 1]) == whole:
                yield at


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms of a search; one without any finds nothing."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """What a person writes: terms apart by blanks or commas, phrases in quotes.

        The last word may be unfinished, unless it is quoted or a blank follows it.

        >>> Asked.of("標識 “edge computing” net").terms[1:]
        (Term(words=('edge', 'computing'), open=False), Term(words=('net',), open=True))
        """
        plain = folded(text)
        terms: dict[Term, None] = {}
        for match in _TERM.finditer(plain):
            words = tuple(unit.word for unit in units(match[0]))
            unfinished = match["plain"] is not None and match.end() == len(plain)
            if words:
                terms[Term(words, unfinished and not is_character(words[-1]))] = None
        return cls(tuple(terms))

    def is_in(self, text: str) -> bool:
        """Whether a text has all terms."""
        words = [unit.word for unit in units(text)]
        return all(next(term.places(words), None) is not None for term in self.terms)

    def spans(self, text: str) -> list[Span]:
        """Where the terms stand in a text as it is written, in order, none touching another."""
        found = list(units(text))
        words = [unit.word for unit in found]
        places = sorted(
            (found[at].start, found[at + len(term.words) - 1].end)
            for term in self.terms
            for at in term.places(words)
        )
        joined: list[Span] = []
        for start, end in places:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined
