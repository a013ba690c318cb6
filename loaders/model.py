"""The document model: what sources say about documents, as plain frozen data.

Every loader produces it and the graph is built from nothing else. A `Reading` is all that one
source says; each statement in it carries its `Provenance`. Keys of bodies, technologies, indicators
and so on are those of the vocabularies in `ontology/`; documents are named by `DocumentId`, never
by IRI.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber

Language = Literal["zh", "ja", "en"]
Verification = Literal["seen", "recalled", "unverified"]
LabelStatus = Literal["official", "translation", "thirdParty"]
SourceKind = Literal["official", "mirror", "summary", "record", "copy"]
FieldName = Literal[
    "title", "number", "type", "issuer", "issuer_name", "region", "recipient", "status", "series",
    "date_document", "date_published", "date_in_force", "valid_until", "official_url", "heading",
]  # fmt: skip
PartKind = Literal[
    "chapter", "section", "measure", "article", "paragraph", "item", "box", "table",
]  # fmt: skip
DocumentRole = Literal["main", "annex", "forwarded"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Basis = Literal["stock", "increment", "ratio", "growth", "multiple"]
DuePrecision = Literal["day", "month", "year", "yearEnd"]
Role = Literal["lead", "support", "responsible"]
Relation = Literal[
    "legalBasis", "implementsPolicy", "accordsWith", "byAnalogyWith", "buildsOn", "succeedsPlan",
    "forwards", "explains", "invokes", "cites", "amends", "repeals", "corrects", "hasAnnex",
]  # fmt: skip
Resolution = Literal["resolved", "external", "ambiguous"]
Scheme = Literal["technology", "industry", "scenario", "programme"]
Outcome = Literal["met", "exceeded", "notMet"]


@dataclass(frozen=True, slots=True, order=True)
class DocumentId:
    """Which document is meant: by number, or by issuer, date and slug; `annex` counts from 1."""

    number: DocumentNumber | None = None
    slug: str | None = None
    issuer: str | None = None
    date: PartialDate | None = None
    annex: int | None = None

    def __str__(self) -> str:
        name = str(self.number or self.slug)
        return f"{name} 附件{self.annex}" if self.annex else name


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a source says it. Offsets are code points into the source's text, end exclusive."""

    quote: str
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a statement is known.

    `pages` are keys of `Source.pages`: those that show it; empty means the source as a whole.
    """

    verification: Verification = "seen"
    pages: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a document or a part: a text, a key of a vocabulary, or a date."""

    name: FieldName
    value: str | PartialDate
    provenance: Provenance
    language: Language | None = None
    label_status: LabelStatus | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document; `path` numbers it within its document: 1/2 is （二） under 一、.

    A segment of the path is the part's number as printed, or its ordinal among parts that have
    none; the paragraphs (款) of an article are p1, p2, boxes box1, box2, tables table1, table2.
    `extent` is where it stands in the source's text, with the parts below it.
    """

    path: str
    kind: PartKind
    numbering: str | None
    headings: tuple[Field, ...]
    provenance: Provenance
    extent: tuple[int, int] | None = None

    @property
    def parent(self) -> str | None:
        """Path of the part above, None at the top."""
        return self.path.rpartition("/")[0] or None

    @property
    def order(self) -> int:
        """Its number among the parts beside it."""
        found = re.search(r"[0-9]+", self.path.rpartition("/")[2])
        assert found  # noqa: S101  # every segment of a path has a number
        return int(found[0])


@dataclass(frozen=True, slots=True)
class Target:
    """A quantitative target: `value`, or `lower` and `upper`, in `unit`; numbers are plain."""

    part: str | None
    subject: str
    comparator: Comparator
    basis: Basis
    unit: str
    provenance: Provenance
    indicator: str | None = None
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    due: PartialDate | None = None
    due_precision: DuePrecision | None = None
    scope: str | None = None
    printed: str | None = None
    programme: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cites another; `cue` is a key of the cues, `relation` what it implies."""

    part: str | None
    relation: Relation
    resolution: Resolution
    provenance: Provenance
    document: DocumentId | None = None
    title: str | None = None
    number: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A part, or a document outside its parts, names a concept; `surface` is the wording met."""

    part: str | None
    scheme: Scheme
    concept: str
    provenance: Provenance
    surface: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is to act on a part: a body of the authority file, or a name that is none."""

    part: str | None
    role: Role
    provenance: Provenance
    body: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class FulfilmentClaim:
    """A source says that a document's targets were met."""

    about: DocumentId
    outcome: Outcome
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Document:
    """What one source says about one document."""

    id: DocumentId
    fields: tuple[Field, ...] = ()
    parts: tuple[Part, ...] = ()
    targets: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[FulfilmentClaim, ...] = ()
    period: tuple[PartialDate, PartialDate] | None = None
    annexes: tuple[DocumentId, ...] = ()
    role: DocumentRole = "main"
    extent: tuple[int, int] | None = None
    """Where it stands in the source's text."""
    known_gaps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a body or a programme (`about` is `scheme/key`)."""

    about: str
    kind: Literal["founded", "launched"]
    date: PartialDate
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Observation:
    """A reported actual: `about` (`scheme/key`) had `value` of `indicator` on a day."""

    about: str
    indicator: str
    value: Decimal
    unit: str
    date: PartialDate
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Page:
    """A page in which statements were seen: an address, or the key of another source."""

    kind: SourceKind
    url: str | None = None
    source: str | None = None
    retrieved: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reading comes from. `text` is NFC, as offsets count it; None where it is not held."""

    key: str
    kind: SourceKind
    pages: dict[str, Page] = field(default_factory=dict)
    title: str | None = None
    language: Language | None = None
    publisher: str | None = None
    creator: str | None = None
    email: str | None = None
    url: str | None = None
    retrieved: PartialDate | None = None
    sha256: str | None = None
    media_type: str | None = None
    size: int | None = None
    """In bytes."""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the source's text that states nothing: ignored by name, or not understood."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader noticed and a person should look at; without offsets, in the whole file."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What the corpus is known to lack: `about` is `scheme/key`, None for the whole of it."""

    text: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source says: every passage is stated from, ignored by name, or reported."""

    source: Source
    documents: tuple[Document, ...]
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    """Targets of a programme as such, set by no document."""
    as_of: PartialDate | None = None
    """The day up to which a corpus was collected."""
    licence: str | None = None
    """Address of the licence of its statements."""
    gaps: tuple[Gap, ...] = ()
    ignored: tuple[Passage, ...] = ()
    not_understood: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()
