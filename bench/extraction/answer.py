"""What a reader said of a document: the JSON of `extract`, its places counted without blanks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bench.extraction.blankless import Blankless, Span

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A part, citation, target, actor or mention as said; `part` is the path of its part."""

    part: str | None
    span: Span
    said: Said

    def text(self, name: str) -> str | None:
        """A value as text: numbers in plain notation, absent ones None."""
        value = self.said.get(name)
        if value is None or isinstance(value, str):
            return value
        return f"{Decimal(str(value)).normalize():f}"


@dataclass(frozen=True, slots=True)
class AnsweredDocument:
    """A document as said."""

    role: str
    extent: Span
    said: Said
    parts: tuple[Statement, ...]
    statements: Mapping[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a reader said of a file; `untrue` are the quotes that the text has not there."""

    text: Blankless
    documents: tuple[AnsweredDocument, ...]
    quotes: int
    untrue: tuple[str, ...]


def answer(said: Said) -> Answer:
    """The answer in an object as `extract --format json` prints it."""
    text = Blankless(said["text"])
    evidence = [
        statement
        for document in said["documents"]
        for kind in ("citations", "targets", "actors", "mentions")
        for statement in document[kind]
    ]
    untrue = [
        statement["quote"]
        for statement in evidence
        if said["text"][statement["start"] : statement["end"]] != statement["quote"]
    ]
    documents = tuple(_document(document, text) for document in said["documents"])
    return Answer(text, documents, len(evidence), tuple(untrue))


def _document(document: Said, text: Blankless) -> AnsweredDocument:
    return AnsweredDocument(
        document["role"],
        text.span(document["start"], document["end"]),
        document,
        tuple(_statements(document["parts"], text, "path")),
        {
            kind: tuple(_statements(document[kind], text, "part"))
            for kind in ("citations", "targets", "actors", "mentions")
        },
    )


def _statements(said: Sequence[Said], text: Blankless, path: str) -> list[Statement]:
    return [
        Statement(one[path], text.span(one["start"], one["end"]), one)
        for one in said
        if one["start"] is not None
    ]
