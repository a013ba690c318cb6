"""The parts of a record: their paths, and whether each says what a part of its kind has to."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from loaders.model import PartKind
from loaders.numerals import ordinal
from loaders.schema_parts import PARTS, Contents, PartRecord

Location = tuple[str | int, ...]
COUNTED: Final[dict[PartKind, str]] = {"paragraph": "p", "box": "box", "table": "table"}
"""Kinds of parts that are numbered as they stand, each with what its segment begins with."""
_HEADED = ("chapter", "section", "measure")


class PlacedPart(NamedTuple):
    """A part of the record with its place in the document and in the file."""

    path: str
    kind: PartKind
    record: PartRecord
    location: Location


def placed_parts(
    above: Contents, location: Location, fault: Callable[[Location, str], None]
) -> Iterator[PlacedPart]:
    """The parts below a document or a part, each before those below it."""
    yield from _placed(above, None, location, fault)


def segment_of(kind: PartKind, numbering: str | None, place: int) -> str:
    """A part's own part of its path; raises ValueError where numbering and place do not give it.

    >>> segment_of("measure", "（二）", 1), segment_of("box", "专栏3", 1)
    ('2', 'box1')
    """
    if kind in COUNTED:
        return f"{COUNTED[kind]}{place}"
    if numbering is None:
        raise ValueError(f"a {kind} has a numbering; where the text has none, give `segment`")
    return str(ordinal(numbering))


def _placed(
    above: Contents, path: str | None, location: Location, fault: Callable[[Location, str], None]
) -> Iterator[PlacedPart]:
    taken: set[str] = set()
    for key, kind in PARTS.items():
        for index, part in enumerate(getattr(above, key)):
            here = (*location, key, index)
            try:
                segment = part.segment or segment_of(kind, part.numbering, index + 1)
            except ValueError as error:
                fault((*here, "numbering"), str(error))
                continue
            own = f"{path}/{segment}" if path else segment
            if own in taken:
                fault((*here, "numbering"), f"a part numbered {own} stands here twice")
            taken.add(own)
            if kind in _HEADED and not part.heading and not part.unstated:
                missing = "the key heading is missing; `unstated: [heading]` says there is none"
                fault((*here, "heading"), missing)
            yield PlacedPart(own, kind, part, here)
            yield from _placed(part, own, here, fault)
