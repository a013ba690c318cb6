"""Annotations by quotes: a YAML file beside a document, read against the text of a reading.

`gold` gives the form; `outline` the notation of parts and actors. A quote is an exact substring of
the text without blanks; quotes of one kind are looked for one after the other within their part.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import yaml

from bench.extraction.blankless import LOST, Blankless, Span, blank_free
from bench.extraction.gold import (
    LAYERS,
    Accepted,
    Gold,
    GoldDocument,
    GoldPart,
    GoldStatement,
    Value,
)
from bench.extraction.outline import PartLine, actor_lines, marked, part_lines, paths_of

Noted = Mapping[str, Any]

_CITATION_SLOTS = ("relation", "cue", "title", "number", "resolution")
_TARGET_SLOTS = ("value", "lower", "upper", "unit", "comparator", "basis", "due", "due_precision")
_NUMERIC = frozenset({"value", "lower", "upper"})


def noted(path: Path) -> Noted:
    """An annotation file: every scalar is a text, as written."""
    return cast("Noted", yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader))


def quoted_gold(name: str, annotation: Noted, text: Blankless) -> Gold:
    """The annotation with the places that its quotes have in a text."""
    finder = _Finder(text)
    return Gold(
        name,
        frozenset(annotation.get("layers", LAYERS)),
        tuple(finder.documents(annotation["documents"])),
        tuple(finder.lost),
    )


class _Finder:
    """Finds quotes in order, and keeps those that it did not find."""

    def __init__(self, text: Blankless) -> None:
        self._text = text
        self.lost: list[str] = []

    def documents(self, documents: Sequence[Noted]) -> Iterator[GoldDocument]:
        cursor = 0
        starts: list[tuple[int, ...]] = []
        for document in documents:
            quotes = _listed(document["from"]) if "from" in document else [""]
            found = [
                place.start for place in self._any(quotes, Span(cursor, len(self._text.characters)))
            ]
            starts.append(tuple(found) or (cursor,))
            cursor = starts[-1][0]
        ends = [min(later) for later in starts[1:]] + [len(self._text.characters)]
        for document, places, end in zip(documents, starts, ends, strict=True):
            yield self._document(document, places, end)

    def _document(self, document: Noted, starts: tuple[int, ...], end: int) -> GoldDocument:
        if "to" in document and (last := self._find(document["to"], starts[0], end)):
            end = last.end
        extent = Span(starts[0], end)
        parts = tuple(self._parts(document, extent))
        within = _Within(self, parts, extent)
        statements = {
            "citations": tuple(within.citations(document.get("citations") or ())),
            "targets": tuple(within.targets(document.get("targets") or ())),
            "actors": tuple(within.actors(document.get("actors") or "")),
            "mentions": tuple(within.mentions(document.get("mentions") or "")),
        }
        fields = {name: _field(value) for name, value in (document.get("fields") or {}).items()}
        return GoldDocument(document["role"], extent, starts, fields, parts, statements)

    def _parts(self, document: Noted, extent: Span) -> Iterator[GoldPart]:
        cursor = extent.start
        if "parts_after" in document and (before := self._find(document["parts_after"], cursor)):
            cursor = before.end
        placed: list[tuple[PartLine, Span]] = []
        for line in part_lines(document.get("parts") or ""):
            place = self._find(line.opening, cursor, extent.end) or LOST
            placed.append((line, place))
            cursor = max(cursor, place.start + 1)
        end = extent.end
        if placed and "body" in document:
            last = self._find(document["body"], placed[-1][1].start, extent.end)
            end = last.end if last else end
        for index, (line, place) in enumerate(placed):
            below = line.paths[0] + "/"
            rest = (later.start for noted, later in placed[index + 1 :]
                    if later is not LOST and not noted.paths[0].startswith(below))  # fmt: skip
            yield self._part(line, place, next(rest, end), extent.end)

    def _part(self, line: PartLine, place: Span, end: int, limit: int) -> GoldPart:
        ends = [last.end for last in self._any(line.ends, Span(place.start, limit))]
        heading = None
        if line.heading is not None:
            heading = Span(place.end - len(blank_free(line.heading)), place.end)
        named = None if line.heading is None else blank_free(line.heading)
        return GoldPart(
            paths=line.paths,
            kinds=line.kinds,
            numbering=line.numbering,
            headings=(named, None) if line.heading_is_doubtful else (named,),
            heading=heading,
            start=place.start,
            ends=tuple(ends) or (end,),
            optional=line.optional,
        )

    def _find(self, quote: str, start: int = 0, end: int | None = None) -> Span | None:
        found = self._text.find(quote, start, end)
        if found is None:
            self.lost.append(quote)
        return found

    def _any(self, quotes: Sequence[str], within: Span) -> list[Span]:
        """The places of those quotes that the text has; lost are they where it has none."""
        places = [self._text.find(quote, within.start, within.end) for quote in quotes]
        found = [place for place in places if place]
        if quotes and not found:
            self.lost.extend(quotes)
        return found

    def find_within(self, quote: str, spans: Iterable[Span]) -> Span:
        """The first place of a quote in the first of the stretches that has it, else `LOST`."""
        for span in spans:
            if found := self._text.find(quote, span.start, span.end):
                return found
        self.lost.append(quote)
        return LOST


class _Within:
    """Finds the statements of a document in its parts."""

    def __init__(self, finder: _Finder, parts: Sequence[GoldPart], extent: Span) -> None:
        self._finder = finder
        others = {path: part.extent for part in parts for path in part.paths[1:]}
        self._extents = others | {part.paths[0]: part.extent for part in parts}
        self._extent = extent
        self._reached: dict[tuple[str, str | None], int] = {}

    def citations(self, noted: Iterable[Noted]) -> Iterator[GoldStatement]:
        for citation in noted:
            slots = {
                slot: _accepted(citation[slot]) for slot in _CITATION_SLOTS if slot in citation
            }
            yield self._statement("citation", citation, slots)

    def targets(self, noted: Iterable[Noted]) -> Iterator[GoldStatement]:
        for target in noted:
            slots = {slot: _accepted(target.get(slot)) for slot in _TARGET_SLOTS}
            for slot in _NUMERIC:
                slots[slot] = tuple(map(_number, slots[slot]))
            slots["subject"] = _accepted(target["subject"])
            yield self._statement("target", target, slots)

    def actors(self, noted: str) -> Iterator[GoldStatement]:
        for line in actor_lines(noted):
            quote = self._find("actor", line.paths[0], line.quote)
            for name in line.names:
                start = quote.start + name.offset
                place = Span(start, start + len(blank_free(name.name)))
                yield GoldStatement(
                    parts=line.paths,
                    span=LOST if quote is LOST else place,
                    slots={"name": (blank_free(name.name),), "role": name.roles},
                    optional=name.optional,
                )

    def mentions(self, noted: str) -> Iterator[GoldStatement]:
        for line in filter(str.strip, noted.splitlines()):
            path, _, pairs = line.strip().partition(" ")
            paths = paths_of(path)
            for pair in pairs.split(";"):
                wording, _, concepts = pair.strip().partition("=")
                slots = {"concept": tuple(concepts.removesuffix("?").split("/"))}
                quote, start, end = marked(wording)
                found = self._find("mention", paths[0], quote)
                place = found if found is LOST else Span(found.start + start, found.start + end)
                yield GoldStatement(paths, place, slots, concepts.endswith("?"))

    def _statement(self, kind: str, statement: Noted, slots: dict[str, Accepted]) -> GoldStatement:
        paths = paths_of(statement.get("in", "-"))
        place = self._find(kind, paths[0], statement["quote"])
        return GoldStatement(paths, place, slots, statement.get("optional") == "true")

    def _find(self, kind: str, path: str | None, quote: str) -> Span:
        extent = self._extent if path is None else self._extents.get(path, self._extent)
        reached = max(extent.start, self._reached.get((kind, path), 0))
        found = self._finder.find_within(quote, (Span(reached, extent.end), extent))
        if found is not LOST:
            self._reached[kind, path] = found.end if kind == "mention" else found.start + 1
        return found


def _listed(value: object) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else [str(value)]


def _scalar(value: object) -> str | None:
    return None if value is None or value == "null" else str(value)


def _accepted(value: object) -> Accepted:
    """All that is right: one value, or a list of them."""
    return tuple(map(_scalar, value)) if isinstance(value, list) else (_scalar(value),)


def _field(value: object) -> Accepted:
    """A field: one value, a list that is one value, or `any:` with all that are right."""
    if isinstance(value, dict):
        return tuple(_one(item) for item in value["any"])
    return (_one(value),)


def _one(value: object) -> Value:
    return tuple(map(str, value)) if isinstance(value, list) else _scalar(value)


def _number(value: Value) -> Value:
    """A number in one spelling.

    >>> _number("1.20")
    '1.2'
    """
    return value if not isinstance(value, str) else f"{Decimal(value).normalize():f}"
