"""What a search finds: documents and things, each with its passages, the nearest first."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import Final

from queries.search.asked import Asked
from queries.search.index import PassageIndex
from queries.search.passages import Passage
from queries.search.units import units

_NAMED: Final = 0
"""The rank of passages that name what they are of."""
_NUMBER: Final = re.compile(r"(?<=/)[0-9]{1,3}(?=/|$)")
_COMPARED: Final = 80
"""Characters of a text that are compared with names: to compare is slow."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document, or a thing that is in none, with the passages of it that were found.

    The passages are in order: names, headings, targets, quotes.
    """

    iri: str
    passages: tuple[Passage, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its passages."""
        return frozenset(passage.kind for passage in self.passages)


class Search:
    """Full text over passages.

    `dates` gives the date of a document, as far as it is known; later ones come first among
    equals.
    """

    def __init__(self, passages: Iterable[Passage], dates: Mapping[str, str]) -> None:
        ordered = sorted(
            passages, key=lambda p: (p.group, p.rank, _in_order(p.thing), p.language, p.text)
        )
        ordered.sort(key=lambda passage: dates.get(passage.group, ""), reverse=True)
        self._passages = ordered
        self._index = PassageIndex(passage.text for passage in ordered)
        self._names: dict[str, list[Passage]] = {}
        self._named: dict[str, set[str]] = {}
        for passage in ordered:
            if passage.rank == _NAMED:
                self._names.setdefault(passage.thing, []).append(passage)
                self._named.setdefault(words_of(passage.text), set()).add(passage.thing)

    def find(self, asked: Asked, meant: Sequence[str] = ()) -> list[Found]:
        """All that has every term in one passage, best first.

        First come the things that are `meant` (IRIs), whatever their texts; then those of that very
        name, then those with a hit in a name, in a heading, in a target, in a quote; among equals
        documents by date, the latest first.
        """
        hits = (self._passages[ordinal] for ordinal in self._index.find(asked))
        found = {
            group: Found(group, tuple(passages))
            for group, passages in groupby(hits, lambda passage: passage.group)
        }
        for iri in meant:
            if iri not in found and iri in self._names:
                found[iri] = Found(iri, tuple(self._names[iri][:1]))
        whole = " ".join(word for term in asked.terms for word in term.words)
        named = self._named.get(whole, set())
        return sorted(found.values(), key=lambda each: _place(each, meant, named))

    def nearest(self, text: str, most: int = 6) -> list[Passage]:
        """Names that a text has in it or is near to: what to look for where it finds nothing.

        The longest names come first, then those written most alike; one name of each thing.
        """
        whole = words_of(text)
        within = [name for name in self._named if len(name) > 1 and f" {name} " in f" {whole} "]
        within.sort(key=lambda name: (-len(name), name))
        alike = get_close_matches(whole[:_COMPARED], list(self._named), most, 0.6)
        found: dict[str, Passage] = {}
        for name in [*within, *alike]:
            for iri in sorted(self._named[name]):
                named = (each for each in self._names[iri] if words_of(each.text) == name)
                found.setdefault(iri, next(named))
        return list(found.values())[:most]


def of_kinds(found: Iterable[Found], kinds: Collection[str]) -> list[Found]:
    """What has passages of one of the kinds, with those only; all where no kind is given."""
    if not kinds:
        return list(found)
    chosen = (Found(each.iri, tuple(p for p in each.passages if p.kind in kinds)) for each in found)
    return [each for each in chosen if each.passages]


def count_kinds(found: Iterable[Found]) -> list[tuple[str, int]]:
    """How many have passages of each kind, the most frequent first."""
    counts = Counter(kind for each in found for kind in each.kinds)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def words_of(text: str) -> str:
    """A text as its units, for comparing names."""
    return " ".join(unit.word for unit in units(text))


def _in_order(iri: str) -> str:
    """An IRI as it sorts: the tenth part after the ninth."""
    return _NUMBER.sub(lambda found: found[0].zfill(4), iri)


def _place(found: Found, meant: Sequence[str], named: Collection[str]) -> tuple[int, int]:
    """Where it comes; to sort by this leaves the order of equals as it is."""
    if found.iri in meant:
        return (0, meant.index(found.iri))
    if found.iri in named:
        return (1, 0)
    first = found.passages[0]
    return (2 + first.rank, 0 if first.document else 1)
