"""Finds concepts in text by their labels: leftmost, longest, without overlap.

Labels and text are folded one character to one character (`ontology.folding`) and put in lower
case, so that traditional and Japanese variants match and offsets are those of the text as given.
"""

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

from ontology import folding
from ontology.concepts import Concept

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match:
    """A label met at `text[start:end]`; `alternatives` are other concepts with the same label."""

    start: int
    end: int
    concept: Concept
    alternatives: tuple[Concept, ...] = ()


def fold(text: str) -> str:
    """Text without differences of case, width and script, of the same length.

    >>> fold("ＴＳＮ／①工業互聯網")
    'tsn/①工业互联网'
    """
    return folding.fold(text).replace("İ", "I").lower()  # İ alone becomes two characters


class Found(NamedTuple, Generic[T]):
    """What is said of a word that stands at `start`, up to but not including `end`."""

    start: int
    end: int
    value: T


class Words(Generic[T]):
    """Where any of many words stands in a text, each with what is said of it.

    A word with a Latin letter or digit at an end stands only where no other one goes on there.
    Words and texts are folded by who calls.
    """

    def __init__(self, values: Mapping[str, T]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._any = bool(values)
        for word, value in values.items():
            ends = _joins(word[0]), _joins(word[-1])
            self._automaton.add_word(word, (len(word), ends if any(ends) else None, value))
        self._automaton.make_automaton()

    def all(self, folded: str, start: int = 0, end: int | None = None) -> list[Found[T]]:
        """Every place, also those within each other: by start, the longest first."""
        if not self._any:
            return []
        places: list[Found[T]] = []
        limits = (start,) if end is None else (start, end)
        for last, (length, ends, value) in self._automaton.iter(folded, *limits):
            first = last + 1 - length
            if ends is None or _whole(folded, first, last + 1, ends):
                places.append(Found(first, last + 1, value))
        places.reverse()  # the automaton goes by end: the longest first where starts are equal
        places.sort(key=itemgetter(0))
        return places


def _joins(character: str) -> bool:
    """Whether a letter or digit of an alphabet that writes words apart."""
    return character < "\u2e80" and unicodedata.category(character) in {"Lu", "Ll", "Lt", "Nd"}


def _whole(folded: str, start: int, end: int, ends: tuple[bool, bool]) -> bool:
    """Whether no letter or digit goes on before or after the Latin ends of `folded[start:end]`."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return not ((ends[0] and before and _joins(before)) or (ends[1] and after and _joins(after)))


@dataclass(slots=True)
class _Meaning:
    """What a text means: the concepts that it labels, and those that it does not mean."""

    concepts: tuple[Concept, ...] = ()
    masked: list[Concept] = field(default_factory=list)


@dataclass(slots=True)
class _Mask:
    """Places, by start, where a concept is not meant; `reach` is the furthest end so far."""

    starts: list[int] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)

    def add(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.reach.append(max(end, self.reach[-1]) if self.reach else end)

    def covers(self, start: int, end: int) -> bool:
        before = bisect_right(self.starts, start)
        return before > 0 and self.reach[before - 1] >= end


class Matcher:
    """Finds the concepts it was given; those for browsing only are left out.

    A label that several concepts share goes to the one whose preferred label it is, then to the
    first by IRI; the others are the match's alternatives. Where the longest label is masked by a
    negative label, or does not stand there as a whole word, the next shorter one is met.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        ranked: dict[str, dict[Concept, tuple[int, str]]] = defaultdict(dict)
        meanings: dict[str, _Meaning] = defaultdict(_Meaning)
        for concept in concepts:
            if concept.browsing_only:
                continue
            for label in concept.labels:
                if label.text:
                    ranked[fold(label.text)].setdefault(concept, (label.rank, concept.iri))
            for text in filter(None, concept.negative):
                meanings[fold(text)].masked.append(concept)
        for text, ranks in ranked.items():
            meanings[text].concepts = tuple(sorted(ranks, key=ranks.__getitem__))
        self._words = Words(meanings)

    def find(self, text: str) -> list[Match]:
        """The matches in reading order."""
        places = self._words.all(fold(text))
        masks: dict[str, _Mask] = defaultdict(_Mask)
        for start, end, meaning in places:
            for concept in meaning.masked:
                masks[concept.iri].add(start, end)
        return list(_matches(places, masks))


def _matches(places: list[Found[_Meaning]], masks: Mapping[str, _Mask]) -> Iterator[Match]:
    read = 0
    for start, end, meaning in places:
        if start < read:
            continue
        meant = meaning.concepts
        if masks:
            meant = tuple(c for c in meant if not _masked(c, start, end, masks))
        if meant:
            yield Match(start, end, meant[0], meant[1:])
            read = end


def _masked(concept: Concept, start: int, end: int, masks: Mapping[str, _Mask]) -> bool:
    mask = masks.get(concept.iri)
    return mask is not None and mask.covers(start, end)
