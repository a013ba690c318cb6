"""Annotations by places: what may be kept of texts that are not shipped.

An annotation is kept as facts (numbers, dates, names, titles, subjects, keys), and each quote as
the place it had, its length, and a hash of its characters (`blankless.Place`). The file that it was
made of is named by its SHA-256.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.extraction.blankless import LOST, Blankless, Place, Span
from bench.extraction.gold import Accepted, Gold, GoldDocument, GoldPart, GoldStatement, Value

_ANCHOR = 10
"""Characters at either end of a part or document whose hash finds it again."""

Kept = Mapping[str, Any]


def kept(gold: Gold, text: Blankless, sha256: str) -> Kept:
    """A gold as plain data: lists, dicts, texts and numbers, and no wording of the document."""
    return {
        "sha256": sha256,
        "layers": sorted(gold.layers),
        "documents": [_kept_document(document, text) for document in gold.documents],
    }


def placed_gold(name: str, record: Kept, text: Blankless) -> Gold:
    """The gold that was kept, with the places that its quotes have in a text."""
    finder = _Finder(text)
    documents = tuple(map(finder.document, record["documents"]))
    return Gold(name, frozenset(record["layers"]), documents, tuple(finder.lost))


def _kept_document(document: GoldDocument, text: Blankless) -> dict[str, Any]:
    return {
        "role": document.role,
        "starts": [_kept_start(start, text) for start in document.starts],
        "end": _kept_end(document.extent.end, text),
        "fields": {name: _plain(values) for name, values in document.fields.items()},
        "parts": [_kept_part(part, text) for part in document.parts],
    } | {
        kind: [_kept_statement(statement, text) for statement in statements]
        for kind, statements in document.statements.items()
        if statements
    }


def _kept_part(part: GoldPart, text: Blankless) -> list[Any]:
    return [
        ("?" if part.optional else "") + "=".join(part.paths),
        "/".join(part.kinds),
        part.numbering,
        list(text.place(part.heading)) if part.heading else None,
        None in part.headings and part.heading is not None,
        _kept_start(part.start, text),
        [_kept_end(end, text) for end in part.ends],
    ]


def _kept_statement(statement: GoldStatement, text: Blankless) -> dict[str, Any]:
    shown = {
        "in": list(statement.parts),
        "at": list(text.place(statement.span)),
        **{slot: _plain(values) for slot, values in statement.slots.items()},
    }
    return shown | ({"optional": True} if statement.optional else {})


def _kept_start(start: int, text: Blankless) -> list[Any]:
    return list(text.place(Span(start, min(start + _ANCHOR, len(text.characters)))))


def _kept_end(end: int, text: Blankless) -> list[Any]:
    return list(text.place(Span(max(0, end - _ANCHOR), end)))


def _plain(values: Accepted) -> list[Any]:
    return [list(value) if isinstance(value, tuple) else value for value in values]


def _accepted(values: Sequence[Any]) -> Accepted:
    return tuple(_value(value) for value in values)


def _value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(map(str, value))
    return None if value is None else str(value)


class _Finder:
    """Finds places again, and keeps those that it did not find."""

    def __init__(self, text: Blankless) -> None:
        self._text = text
        self.lost: list[str] = []

    def document(self, record: Kept) -> GoldDocument:
        starts = tuple(span.start for span in self._spans(record["starts"])) or (0,)
        parts = tuple(self._parts(record["parts"]))
        statements = {
            kind: tuple(self._statements(record.get(kind, ())))
            for kind in ("citations", "targets", "actors", "mentions")
        }
        end = self._find(record["end"])
        return GoldDocument(
            record["role"],
            Span(starts[0], end.end if end else len(self._text.characters)),
            starts,
            {name: _accepted(values) for name, values in record["fields"].items()},
            parts,
            statements,
        )

    def _parts(self, records: Sequence[Sequence[Any]]) -> Iterator[GoldPart]:
        for paths, kinds, numbering, heading, doubtful, start, ends in records:
            place = self._find(heading) if heading else None
            named = self._text.of(place) if place else None
            yield GoldPart(
                paths=tuple(paths.lstrip("?").split("=")),
                kinds=tuple(kinds.split("/")),
                numbering=numbering,
                headings=(named, None) if doubtful else (named,),
                heading=place,
                start=(self._find(start) or LOST).start,
                ends=tuple(span.end for span in self._spans(ends)) or (LOST.end,),
                optional=paths.startswith("?"),
            )

    def _statements(self, records: Sequence[Kept]) -> Iterator[GoldStatement]:
        for record in records:
            place = self._find(record["at"]) or LOST
            slots = {
                slot: _accepted(values)
                for slot, values in record.items()
                if slot not in {"in", "at", "optional"}
            }
            optional = record.get("optional", False)
            yield GoldStatement(tuple(record["in"]), place, slots, optional)

    def _spans(self, records: Sequence[Sequence[Any]]) -> Iterator[Span]:
        return filter(None, map(self._find, records))

    def _find(self, record: Sequence[Any]) -> Span | None:
        found = self._text.at(Place(*record))
        if found is None:
            self.lost.append(f"{record[1]} characters at {record[0]}")
        return found
