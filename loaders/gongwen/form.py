"""What the form of a text was found to be: its documents, their header fields, their parts.

The stages of `loaders/gongwen/` make it; the readers of `loaders/statements/` work on it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from loaders.docnumber import DocumentNumber
from loaders.gongwen.text import Span
from loaders.model import DocumentRole, PartKind

Report = Callable[[str, str, Span | None], None]
"""Called with code, message and place for what a person should look at."""


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part: `extent` goes from its numbering or heading to the end of the last part below it.

    `path` and `kind` are those of `model.Part`; `heading` is without numbering and final stop.
    """

    path: str
    kind: PartKind
    extent: Span
    numbering: Span | None = None
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A line, or the rest of one after a numbering, that belongs to a part, None: to no part.

    Passages follow each other in reading order, do not overlap, and hold no line break; a row of a
    table is one passage with tabs between its cells.
    """

    part: str | None
    span: Span
    table: int | None = None


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document found in a text: the one that the file is of, an annex, or a forwarded text.

    `passages` are its body: what stands between recipients and signature. `issuers` and
    `recipients` are names as printed, one span each; `signed` is the date below the signature.
    """

    role: DocumentRole
    extent: Span
    title: Span | None = None
    type: str | None = None
    """Key of the document types."""
    number: DocumentNumber | None = None
    number_place: Span | None = None
    issuers: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    signed: Span | None = None
    passed: Span | None = None
    """The day on which a regulation was passed, from the line below its title."""
    annex_titles: tuple[Span, ...] = ()
    """The titles listed after 附件：."""
    parts: tuple[FoundPart, ...] = ()
    passages: tuple[Passage, ...] = ()

    def part(self, path: str) -> FoundPart:
        """The part with a path; raises StopIteration where there is none."""
        return next(part for part in self.parts if part.path == path)
