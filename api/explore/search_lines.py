"""What the search page shows: results with their hits marked, facets with their counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.explore.search_answer import Answer
from api.explore.search_words import facet_names, kind_names
from api.facets import value_name
from api.i18n import words
from api.labels import Labels, Language, Text
from ontology.terms import BASE
from queries.search.asked import Asked
from queries.search.found import Found
from queries.search.passages import Passage
from queries.views.documents import Documents, Entry

LINES: Final = 3
"""Passages that are shown of one result."""
VALUES: Final = 6
"""Values of a facet that are not folded away."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in pieces, each with whether it is what was looked for; and its language."""

    pieces: tuple[tuple[str, bool], ...]
    language: str = ""

    @classmethod
    def of(cls, text: Text, asked: Asked) -> "Marked":
        """A text with its hits."""
        pieces, at = [], 0
        for start, end in asked.spans(text.text):
            pieces += [(text.text[at:start], False), (text.text[start:end], True)]
            at = end
        pieces.append((text.text[at:], False))
        return cls(tuple(piece for piece in pieces if piece[0]), text.language)

    @property
    def is_hit(self) -> bool:
        """Whether anything of it is what was looked for."""
        return any(hit for _, hit in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """A passage of a result."""

    iri: str
    kind: str
    text: Marked
    detail: str


@dataclass(frozen=True, slots=True)
class Result:
    """A document or thing that was found; `more` passages of it are not shown."""

    iri: str
    kind: str
    name: Marked
    entry: Entry | None
    level: Text | None
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet; `after` are the values chosen after a click on it."""

    name: Text
    count: int
    chosen: bool
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values; `rest` are those folded away."""

    key: str
    name: str
    values: list[Value]
    rest: list[Value]


class Results:
    """What was found, in the reader's language."""

    def __init__(
        self, answer: Answer, documents: Documents, labels: Labels, language: Language
    ) -> None:
        self._answer, self._documents = answer, documents
        self._labels, self._language = labels, language
        self._asked = answer.question.asked
        self._kinds = kind_names(language)
        self._another_name = words(language).gettext("Also called")

    def results(self) -> list[Result]:
        """The results of this page."""
        return [self._result(found) for found in self._answer.page]

    def facets(self) -> list[Facet]:
        """The facets that have something to choose."""
        names = facet_names(self._language)
        question = self._answer.question
        chosen = {"kind": question.kinds, **question.facets}
        return [
            _facet(facet, names[facet], counted, chosen.get(facet, ()), self._value)
            for facet, counted in self._answer.counts.items()
            if counted
        ]

    def _result(self, found: Found) -> Result:
        name = Marked.of(self._labels.name(found.iri, self._language), self._asked)
        shown = self._chosen(found.passages, name.is_hit)
        entry = self._documents.by_iri.get(found.iri)
        first = found.passages[0]
        level = self._value("level", entry.level) if entry and entry.level else None
        lines = tuple(map(self._line, shown[:LINES]))
        if not name.is_hit and found.iri.startswith(BASE) and found.iri not in self._labels.names:
            name, lines = lines[0].text, lines[1:]
        kind = "" if entry else self._kinds.get(first.kind, "")
        return Result(found.iri, kind, name, entry, level, lines, max(0, len(shown) - LINES))

    def _chosen(self, passages: Iterable[Passage], name_is_hit: bool) -> list[Passage]:
        """One passage of each thing, in the reader's language where it has one.

        A name counts where the one that is shown is not itself what was looked for.
        """
        best: dict[tuple[str, bool], Passage] = {}
        for passage in passages:
            key = (passage.thing, passage.rank == 0)
            if key[1] and name_is_hit:
                continue
            if key not in best or self._nearness(passage) < self._nearness(best[key]):
                best[key] = passage
        return list(best.values())

    def _nearness(self, passage: Passage) -> tuple[int, int]:
        order = (self._language, "zh", "", "ja", "en")
        place = order.index(passage.language) if passage.language in order else len(order)
        return place, len(passage.text)

    def _line(self, passage: Passage) -> Line:
        text = Marked.of(Text(passage.text, passage.language), self._asked)
        is_label = passage.rank == 0 and not passage.document
        kind = self._another_name if is_label else self._kinds.get(passage.kind, "")
        return Line(passage.thing, kind, text, passage.detail)

    def _value(self, facet: str, key: str) -> Text:
        """The name of a value of a facet."""
        if facet == "kind":
            return Text(self._kinds.get(key, key), self._language)
        return value_name(facet, key, self._labels, self._language)


def _facet(
    key: str,
    name: str,
    counted: Sequence[tuple[str, int]],
    chosen: Sequence[str],
    named: Callable[[str, str], Text],
) -> Facet:
    values = [
        Value(
            named(key, value),
            count,
            value in chosen,
            tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value),
        )
        for value, count in counted
    ]
    first = [each for place, each in enumerate(values) if place < VALUES or each.chosen]
    return Facet(key, name, first, [each for each in values if each not in first])


def as_json(
    answer: Answer, documents: Documents, labels: Mapping[str, dict[str, str]]
) -> list[dict[str, object]]:
    """The results of a page for programs: names in all languages, hits as `[start, end]`."""
    asked = answer.question.asked
    return [_item(found, asked, documents.by_iri.get(found.iri), labels) for found in answer.page]


def _item(
    found: Found, asked: Asked, entry: Entry | None, labels: Mapping[str, dict[str, str]]
) -> dict[str, object]:
    passages = [
        {
            "thing": passage.thing,
            "kind": passage.kind,
            "language": passage.language,
            "text": passage.text,
            "marks": asked.spans(passage.text),
            **({"detail": passage.detail} if passage.detail else {}),
        }
        for passage in found.passages
    ]
    item: dict[str, object] = {
        "iri": found.iri,
        "kind": "document" if entry else found.passages[0].kind,
        "names": labels.get(found.iri, {}),
    }
    if entry:
        facts = {"number": entry.number, "date": entry.date, "level": entry.level}
        item |= {name: value for name, value in facts.items() if value}
    return {**item, "passages": passages}
