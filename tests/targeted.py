"""Targets read from lines in tests, and what they are in short."""

from dataclasses import replace

from found import found

from loaders.gongwen.form import FoundDocument
from loaders.gongwen.text import OfficialText, Span
from loaders.model import Target
from loaders.statements.targets import read_targets
from ontology.folding import fold
from ontology.lexicon import load_lexicon

LEXICON = load_lexicon()
PLAN = "某省行动方案（2023-2025年）"

Remarks = list[tuple[str, str | None]]


def document(
    *lines: str, title: str = PLAN, kind: str | None = "action-plan", **headings: str
) -> tuple[OfficialText, FoundDocument]:
    """A document of lines (`1/2| words`); `p1_2` is the heading of part 1/2, which stands in it."""
    text, read = found(*lines, title=title)
    parts = []
    for part in read.parts:
        words = headings.get("p" + part.path.replace("/", "_"))
        start = text.compact.find(fold(words), part.extent.start) if words else -1
        heading = Span(start, start + len(words)) if words else None
        parts.append(replace(part, heading=heading))
    return text, replace(read, type=kind, parts=tuple(parts))


def targets(
    *lines: str, title: str = PLAN, kind: str | None = "action-plan", **headings: str
) -> tuple[list[Target], Remarks]:
    text, read = document(*lines, title=title, kind=kind, **headings)
    remarks: Remarks = []

    def report(code: str, _: str, place: Span | None) -> None:
        remarks.append((code, text.printed(place) if place else None))

    found_targets = read_targets(text, read, lexicon=LEXICON, report=report)
    for target in found_targets:
        (evidence,) = target.provenance.evidence
        assert text.text[evidence.start : evidence.end] == evidence.quote
    return list(found_targets), remarks


def told(target: Target) -> str:
    """A target in short: subject comparator value unit basis due."""
    value = target.value if target.value is not None else f"{target.lower}-{target.upper}"
    due = f" {target.due}" if target.due else ""
    return f"{target.subject} {target.comparator} {value}{target.unit} {target.basis}{due}"


def said(*lines: str, **more: str) -> list[str]:
    return [told(target) for target in targets(*lines, **more)[0]]
