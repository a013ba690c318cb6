"""Finds concepts in text by their labels: leftmost, longest, without overlap.

Text is folded one character to one character, so offsets are those of the text as given.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ontology.concepts import Concept


@dataclass(frozen=True, slots=True)
class Match:
    """A label met at `text[start:end]`; `alternatives` are other concepts with the same label."""

    start: int
    end: int
    concept: Concept
    alternatives: tuple[Concept, ...] = ()


def fold(text: str) -> str:
    """Text without differences of case and width, of the same length.

    >>> fold("ＴＳＮ／①")
    'tsn/①'
    """
    return "".join(map(_fold_character, text))


def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "No":  # ① is no digit of the word that follows it
        return character
    folded = unicodedata.normalize("NFKC", character).casefold()
    return folded if len(folded) == 1 else character


def _joins(character: str) -> bool:
    """Whether a letter or digit of an alphabet that writes words apart."""
    return character < "\u2e80" and unicodedata.category(character) in {"Lu", "Ll", "Lt", "Nd"}


def _whole(folded: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on before or after a Latin end of `folded[start:end]`."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return not (
        (before and _joins(before) and _joins(folded[start]))
        or (after and _joins(after) and _joins(folded[end - 1]))
    )


class _Places:
    """Where any of many texts stands in a text: looked up by first letter, then by length."""

    def __init__(self, texts: Collection[str]) -> None:
        self._texts = texts
        lengths: dict[str, set[int]] = defaultdict(set)
        for text in texts:
            lengths[text[0]].add(len(text))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def at(self, text: str, start: int) -> Iterator[int]:
        """Ends of the texts that begin at `start`, the longest first."""
        for length in self._lengths.get(text[start], ()):
            end = start + length
            if end <= len(text) and text[start:end] in self._texts:
                yield end


class Matcher:
    """Finds the concepts it was given; those for browsing only are left out.

    A label that several concepts share goes to the one whose preferred label it is, then to the
    first by IRI; the others are the match's alternatives.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        ranked: dict[str, dict[Concept, tuple[int, str]]] = defaultdict(dict)
        negative: dict[str, set[Concept]] = defaultdict(set)
        for concept in concepts:
            if concept.browsing_only:
                continue
            for label in concept.labels:
                if label.text:
                    ranked[fold(label.text)].setdefault(concept, (label.rank, concept.iri))
            for text in filter(None, concept.negative):
                negative[fold(text)].add(concept)
        self._concepts: Mapping[str, tuple[Concept, ...]] = {
            label: tuple(sorted(ranks, key=ranks.__getitem__)) for label, ranks in ranked.items()
        }
        self._negative = negative
        self._labels, self._masks = _Places(self._concepts), _Places(negative)

    def find(self, text: str) -> list[Match]:
        """The matches in reading order."""
        folded = fold(text)
        masked = self._masked(folded)
        matches: list[Match] = []
        start = 0
        while start < len(folded):
            match = self._at(folded, start, masked)
            if match:
                matches.append(match)
            start = match.end if match else start + 1
        return matches

    def _at(
        self, folded: str, start: int, masked: Mapping[Concept, list[tuple[int, int]]]
    ) -> Match | None:
        for end in self._labels.at(folded, start):
            if not _whole(folded, start, end):
                continue
            meant = [
                concept
                for concept in self._concepts[folded[start:end]]
                if not any(low <= start and end <= high for low, high in masked.get(concept, ()))
            ]
            if meant:
                return Match(start, end, meant[0], tuple(meant[1:]))
        return None

    def _masked(self, folded: str) -> dict[Concept, list[tuple[int, int]]]:
        masked: dict[Concept, list[tuple[int, int]]] = defaultdict(list)
        for start in range(len(folded)):
            for end in self._masks.at(folded, start):
                for concept in self._negative[folded[start:end]]:
                    masked[concept].append((start, end))
        return masked
