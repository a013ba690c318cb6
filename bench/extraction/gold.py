"""What annotators found in a document, with the places in the blank-free text of a reading.

A value is a tuple of all that count as right, the preferred one first: where the contract leaves
two readings open, both are taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.extraction.blankless import Span

Value = str | tuple[str, ...] | None
Accepted = tuple[Value, ...]

LAYERS = ("fields", "parts", "citations", "targets", "actors", "mentions")
"""What can be annotated; a document lists the layers that it has, and only those are scored."""


@dataclass(frozen=True, slots=True)
class GoldPart:
    """A part; `headings` are blank-free, None among them: the part may also be said to have none.

    `ends` are all the places that count as its end, the preferred one first.
    """

    paths: tuple[str, ...]
    kinds: tuple[str, ...]
    numbering: str | None
    headings: tuple[str | None, ...]
    heading: Span | None
    start: int
    ends: tuple[int, ...]
    optional: bool = False

    @property
    def extent(self) -> Span:
        """From its numbering to the end of its last descendant."""
        return Span(self.start, self.ends[0])


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A citation, target, actor or mention; an optional one is neither missed nor too much."""

    parts: tuple[str | None, ...]
    span: Span
    slots: Mapping[str, Accepted]
    optional: bool = False

    def accepts(self, slot: str, value: Value) -> bool:
        """Whether a value counts as right; a slot that is not annotated accepts anything."""
        return slot not in self.slots or value in self.slots[slot]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of a file; `starts` are all the places that count as its beginning."""

    role: str
    extent: Span
    starts: tuple[int, ...]
    fields: Mapping[str, Accepted]
    parts: tuple[GoldPart, ...] = ()
    statements: Mapping[str, tuple[GoldStatement, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gold:
    """All that was annotated in a file; `lost` names quotes that its reading does not have."""

    name: str
    layers: frozenset[str]
    documents: tuple[GoldDocument, ...]
    lost: tuple[str, ...] = ()
