"""What stands in a document or a part, as a record has it: targets, mentions, actors, parts."""

from collections.abc import Iterable
from typing import Any

from loaders.model import Actor, Document, Part, Scheme, Target
from loaders.record_parts import segment_of
from loaders.schema_parts import PARTS

Entry = dict[str, Any]
"""A mapping of a record, its keys in the order in which they are written."""

_MENTIONED: tuple[tuple[str, Scheme], ...] = (
    ("technologies", "technology"),
    ("industries", "industry"),
    ("scenarios", "scenario"),
    ("programmes", "programme"),
)
_OF_TARGETS = (
    "subject", "indicator", "comparator", "value", "lower", "upper", "unit", "basis", "due",
    "due_precision", "scope", "printed", "programme",
)  # fmt: skip
"""The keys of a target, in their order."""


def contents(document: Document, path: str | None = None) -> Entry:
    """What stands in the part at `path`, or in the document outside parts, and the parts below."""
    entry: Entry = {}
    for key, scheme in _MENTIONED:
        found = (m.concept for m in document.mentions if (m.part, m.scheme) == (path, scheme))
        if concepts := list(dict.fromkeys(found)):
            entry[key] = concepts
    if actors := unique(_actor(each) for each in document.actors if each.part == path):
        entry["actors"] = actors
    if targets := [_target(each) for each in document.targets if each.part == path]:
        entry["targets"] = targets
    for key, kind in PARTS.items():
        below = [part for part in document.parts if part.parent == path and part.kind == kind]
        if below:
            entry[key] = [_part(document, part, place) for place, part in enumerate(below, 1)]
    return entry


def _part(document: Document, part: Part, place: int) -> Entry:
    entry: Entry = {}
    if part.numbering:
        entry["numbering"] = part.numbering
    segment = part.path.rpartition("/")[2]
    if segment != _usual_segment(part, place):
        entry["segment"] = segment
    if part.headings:
        entry["heading"] = {field.language or "zh": field.value for field in part.headings}
    elif part.kind in ("chapter", "section", "measure"):
        entry["unstated"] = ["heading"]
    return entry | contents(document, part.path)


def unique(entries: Iterable[Entry]) -> list[Entry]:
    """Each entry once, in order of first appearance."""
    found: list[Entry] = []
    for entry in entries:
        if entry not in found:
            found.append(entry)
    return found


def _usual_segment(part: Part, place: int) -> str | None:
    try:
        return segment_of(part.kind, part.numbering, place)
    except ValueError:
        return None


def _actor(actor: Actor) -> Entry:
    entry: Entry = {"body": actor.body} if actor.body else {"name": actor.name}
    return entry if actor.role == "responsible" else entry | {"role": actor.role}


def _target(target: Target) -> Entry:
    entry = {key: getattr(target, key) for key in _OF_TARGETS}
    quotes = [evidence.quote for evidence in target.provenance.evidence]
    entry["quote"] = quotes[0] if quotes else None
    return {key: value for key, value in entry.items() if value is not None}
