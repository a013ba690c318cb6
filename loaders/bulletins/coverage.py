"""Strict interpretation: what no rule read is ignored by name, or reported.

`Marks` collects what rules ignore or cannot read; `uncovered` gives the rest, run by run.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from loaders.bulletins.blocks import blank, fold
from loaders.bulletins.text import BulletinText, Span
from loaders.model import Evidence, Passage, Reading

_CONNECTIVE = re.compile(
    r"(?:[、。,.:;・()「」はとに等]|など|そして|及び|および|である|具体的には)+"
)
_FREE = r"(?:[^。\d①-⑳㉑-㊿]|\d+G)*"
"""Words without a figure: a figure that no rule read is never narrative."""
_NARRATIVE = re.compile(
    rf"中国では、?|(?:等|など)?により、{_FREE}(?:始まって|進められて|進んで)いる。"
    rf"|、?より{_FREE}ために(?:発表|公布|公表)されたのが、?この「[^」]*」である。"
)


class Marks:
    """Passages that rules ignore by name (`ignored`) or cannot read (`reported`)."""

    def __init__(self, text: BulletinText) -> None:
        self._text = text
        self.ignored: list[Passage] = []
        self.reported: list[Passage] = []

    def ignore(self, name: str, span: Span) -> None:
        """The passage at `span` states nothing about a document."""
        self.ignored.append(Passage(name, *self._text.bounds(span)))

    def report(self, name: str, span: Span) -> None:
        """The passage at `span` states something that is not understood."""
        self.reported.append(Passage(name, *self._text.bounds(span)))


def with_coverage(reading: Reading, marks: Marks) -> Reading:
    """The reading with every passage accounted for."""
    ignored, reported = list(marks.ignored), list(marks.reported)
    marked = replace(reading, ignored=tuple(ignored), not_understood=tuple(reported))
    for run in uncovered(marked):
        name = _harmless(reading.source.text or "", run)
        if name:
            ignored.append(replace(run, name=name))
        else:
            reported.append(run)
    return replace(reading, ignored=_in_order(ignored), not_understood=_in_order(reported))


def uncovered(reading: Reading) -> tuple[Passage, ...]:
    """The runs of the source's text in no evidence and in no passage; blanks are no part of it."""
    text = reading.source.text or ""
    covered = bytearray(map(blank, text))
    for start, end in _accounted(reading):
        covered[start:end] = b"\1" * (end - start)
    return tuple(_runs(text, covered))


def evidence_in(value: object) -> Iterator[Evidence]:
    """All evidence in a part of the model, in the order of its fields."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from evidence_in(getattr(value, field.name))


def _accounted(reading: Reading) -> Iterator[tuple[int, int]]:
    for passage in (*reading.ignored, *reading.not_understood):
        yield passage.start, passage.end
    for evidence in evidence_in(reading):
        if evidence.start is not None and evidence.end is not None:
            yield evidence.start, evidence.end


def _runs(text: str, covered: bytearray) -> Iterator[Passage]:
    """What is not covered, run by run; a run goes on over blanks, but not over an empty line."""
    start = end = -1
    for place, done in enumerate(covered):
        if done:
            continue
        gap = text[end:place]
        if start < 0 or not all(map(blank, gap)) or gap.count("\n") > 1:
            if start >= 0:
                yield Passage("not understood", start, end)
            start = place
        end = place + 1
    if start >= 0:
        yield Passage("not understood", start, end)


def _harmless(text: str, run: Passage) -> str | None:
    words = "".join(fold(c) for c in text[run.start : run.end] if not blank(c))
    if _CONNECTIVE.fullmatch(words):
        return "connective"
    return "narrative" if _NARRATIVE.fullmatch(words) else None


def _in_order(passages: list[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda p: (p.start, p.end, p.name)))
