"""The vocabularies for those who read texts: concepts by key, by label, and found in a text.

>>> lexicon = load_lexicon()
>>> lexicon.concept("technology", "tsn").label("ja")
'タイム・センシティブ・ネットワーク'
>>> [match.concept.key for match in lexicon.find("5G、人工智能", schemes=["technology"])]
['five-g', 'ai']
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import chain
from pathlib import Path

from ontology.concepts import IIP, LABELS, Concept, Statement, concepts_of, read_turtle
from ontology.matching import Match, Matcher

__all__ = ["CodeElement", "Concept", "Lexicon", "Match", "UnknownConcept", "load_lexicon"]

FOLDER = Path(__file__).parent
NOT_VOCABULARIES = frozenset({"iiot-policy.ttl", "shapes.ttl"})
_SYNONYM_PREDICATES = frozenset({*LABELS[1:], IIP + "negativeLabel"})


class UnknownConcept(LookupError):  # noqa: N818  # named for what it holds, as LookupError is
    """Raised for a key that a vocabulary has not, or for a vocabulary that there is not."""

    def __init__(self, scheme: str, key: str, valid: Iterable[str], place: str = "") -> None:
        self.scheme, self.key, self.place = scheme, key, place
        self.nearest = tuple(get_close_matches(key, list(valid), n=3, cutoff=0.0))
        nearest = ", ".join(self.nearest) or "none at all"
        super().__init__(f"{place}no {scheme} {key!r}; the nearest of those there are: {nearest}")


@dataclass(frozen=True, slots=True)
class CodeElement:
    """A piece of a document-number code; `concept` is None where no code element names it."""

    text: str
    concept: Concept | None = None

    @property
    def slug(self) -> str | None:
        """Its part of an IRI."""
        return self.concept.slug if self.concept else None

    @property
    def body(self) -> str | None:
        """Key of the body that stands in the IRI."""
        return self.concept.body if self.concept else None

    @property
    def office(self) -> str | None:
        """Key of the office or department that it names."""
        return self.concept.office if self.concept else None


class Lexicon:
    """Concepts of all vocabularies; `load_lexicon` makes one."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._schemes: dict[str, dict[str, Concept]] = defaultdict(dict)
        ranked: dict[str, dict[Concept, tuple[int, str]]] = defaultdict(dict)
        for concept in concepts:
            self._schemes[concept.scheme][concept.key] = concept
            for label in concept.labels:
                ranked[_folded(label.text)].setdefault(concept, (label.rank, concept.iri))
        self._labelled = {
            text: tuple(sorted(ranks, key=ranks.__getitem__)) for text, ranks in ranked.items()
        }
        self._matchers: dict[frozenset[str], Matcher] = {}

    @property
    def schemes(self) -> tuple[str, ...]:
        """Names of the vocabularies: `body`, `code-element`, `cue` and so on."""
        return tuple(sorted(self._schemes))

    def concepts(self, scheme: str) -> tuple[Concept, ...]:
        """All concepts of a vocabulary, by IRI; raises UnknownConcept."""
        if scheme not in self._schemes:
            raise UnknownConcept("vocabulary", scheme, self.schemes)
        return tuple(self._schemes[scheme].values())

    def concept(self, scheme: str, key: str) -> Concept:
        """The concept with a key; raises UnknownConcept, which names the nearest keys."""
        self.concepts(scheme)
        if key not in self._schemes[scheme]:
            raise UnknownConcept(scheme, key, self._schemes[scheme])
        return self._schemes[scheme][key]

    def by_label(self, text: str, scheme: str | None = None) -> tuple[Concept, ...]:
        """The concepts with this label, whatever its case and width: the preferred name first.

        Raises UnknownConcept for a vocabulary that there is not.
        """
        found = self._labelled.get(_folded(text), ())
        if scheme is None:
            return found
        self.concepts(scheme)
        return tuple(concept for concept in found if concept.scheme == scheme)

    def labels(self, scheme: str) -> Iterator[tuple[str, str, Concept]]:
        """Every label of a vocabulary with its language and concept."""
        for concept in self.concepts(scheme):
            for label in concept.labels:
                yield label.text, label.language, concept

    def find(self, text: str, *, schemes: Iterable[str]) -> list[Match]:
        """The concepts of these vocabularies that a text names; see `ontology.matching`."""
        wanted = frozenset(schemes)
        if wanted not in self._matchers:
            concepts = chain.from_iterable(self.concepts(scheme) for scheme in sorted(wanted))
            self._matchers[wanted] = Matcher(concepts)
        return self._matchers[wanted].find(text)

    def code_elements(self, code: str) -> tuple[CodeElement, ...]:
        """A document-number code cut into its longest elements, and what is left between them.

        A code that begins with no issuer we know is one element without a concept: its further
        characters cannot be told from departments by the same name.

        >>> [element.slug for element in load_lexicon().code_elements("工信厅信管函")]
        ['gxt', 'xinguan', 'han']
        """
        matches = self.find(code, schemes=["code-element"])
        if not matches or matches[0].start or matches[0].concept.broader != "issuer":
            return (CodeElement(code),)
        elements: list[CodeElement] = []
        end = 0
        for match in matches:
            if end < match.start:
                elements.append(CodeElement(code[end : match.start]))
            elements.append(CodeElement(code[match.start : match.end], match.concept))
            end = match.end
        if end < len(code):
            elements.append(CodeElement(code[end:]))
        return tuple(elements)


def load_lexicon(extra: Iterable[Path] = ()) -> Lexicon:
    """The packaged vocabularies, with the Turtle files in `extra` (a user's own synonyms).

    Raises UnknownConcept where such a file gives a synonym to a concept that there is not, and
    SyntaxError where it is no Turtle.
    """
    files = tuple(extra)
    if not files:
        return _packaged_lexicon()
    own = {path: tuple(read_turtle(path)) for path in files}
    lexicon = Lexicon(concepts_of(chain(_packaged(), *own.values())))
    for path, statements in own.items():
        _check_synonyms(lexicon, path, statements)
    return lexicon


@cache
def _packaged() -> tuple[Statement, ...]:
    files = sorted(p for p in FOLDER.glob("*.ttl") if p.name not in NOT_VOCABULARIES)
    return tuple(chain.from_iterable(map(read_turtle, files)))


@cache
def _packaged_lexicon() -> Lexicon:
    return Lexicon(concepts_of(_packaged()))


def _check_synonyms(lexicon: Lexicon, path: Path, statements: Iterable[Statement]) -> None:
    known = {concept.iri for scheme in lexicon.schemes for concept in lexicon.concepts(scheme)}
    for statement in statements:
        if statement.predicate in _SYNONYM_PREDICATES and statement.subject not in known:
            raise UnknownConcept("concept", statement.subject, sorted(known), f"{path}: ")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
