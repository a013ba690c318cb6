"""What a corpus record may say: the keys of its YAML, strict and typed."""

from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from loaders.model import (
    Basis,
    Comparator,
    DuePrecision,
    FieldName,
    LabelStatus,
    Language,
    Outcome,
    Relation,
    Role,
    SourceKind,
    Verification,
)
from loaders.record_values import (
    About,
    Address,
    Amount,
    BodyKey,
    Count,
    Date,
    Number,
    PageKeys,
    Period,
    Text,
    vocabulary,
)


class Strict(BaseModel):
    """A mapping whose unknown keys are errors that name the known ones."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, data: object) -> object:
        if isinstance(data, dict):
            known = sorted(cls.model_fields)
            for key in data:
                if key not in known:
                    raise PydanticCustomError(
                        "unknown_key",
                        "unknown key {key}; the keys here are: {known}",
                        {"key": key, "known": ", ".join(known)},
                    )
        return data


class Marked(Strict):
    """A statement's marks: how it is known, and on which of the record's pages."""

    verification: Verification | None = None
    pages: PageKeys = ()
    note: Text | None = None


class Label(Marked):
    """A title or heading in one language, with its status."""

    text: Text
    status: LabelStatus | None = None


class Labels(Strict):
    """A title or heading: `zh` is the original; others are translations unless they say more."""

    zh: Text | Label | None = None
    en: Text | Label | None = None
    ja: Text | Label | None = None


class TargetRecord(Marked):
    """A quantitative target: a value, or lower and upper with comparator `range`."""

    subject: Text
    comparator: Comparator
    basis: Basis
    unit: Text
    indicator: Annotated[str, vocabulary("indicator")] | None = None
    value: Amount | None = None
    lower: Amount | None = None
    upper: Amount | None = None
    due: Date | None = None
    due_precision: DuePrecision | None = None
    scope: Text | None = None
    printed: Text | None = None
    programme: Annotated[str, vocabulary("programme")] | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.comparator == "range":
            whole = self.value is None and self.lower is not None and self.upper is not None
            if not whole or self.lower > self.upper:  # type: ignore[operator]
                raise ValueError("a range has lower and upper, the lower one first, and no value")
        elif self.value is None or (self.lower, self.upper) != (None, None):
            raise ValueError("a target has a value; lower and upper go with comparator: range")
        if self.due_precision and not self.due:
            raise ValueError("due_precision says how exact `due` is: give `due` too")
        return self


class ActorRecord(Marked):
    """Who is to act: `body` (a key) or `name` (as the text says it)."""

    role: Role = "responsible"
    body: BodyKey | None = None
    name: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.body is None) == (self.name is None):
            raise ValueError("an actor has either body (a key of bodies.ttl) or name, not both")
        return self


class PartRecord(Marked):
    """A section or measure; measures stand under `measures`, sections under `sections`."""

    numbering: Text
    heading: Labels
    technologies: tuple[Annotated[str, vocabulary("technology")], ...] = ()
    industries: tuple[Annotated[str, vocabulary("industry")], ...] = ()
    scenarios: tuple[Annotated[str, vocabulary("scenario")], ...] = ()
    programmes: tuple[Annotated[str, vocabulary("programme")], ...] = ()
    actors: tuple[ActorRecord, ...] = ()
    targets: tuple[TargetRecord, ...] = ()
    sections: tuple["PartRecord", ...] = ()
    measures: tuple["PartRecord", ...] = ()


class RelationRecord(Marked):
    """A relation to another document.

    `to` is its number (`… 附件1` for an annex) or its title; `title` is how the text names it where
    that differs; `part` is the path of the citing part.
    """

    relation: Relation
    to: Text
    cue: Annotated[str, vocabulary("cue")] | None = None
    title: Text | None = None
    quote: Text | None = None
    part: Text | None = None


class ClaimRecord(Marked):
    """This text says that `about` (a number) was fulfilled."""

    about: Text
    outcome: Outcome
    quote: Text | None = None


class EventRecord(Marked):
    """Something that happened to a body or a programme."""

    about: About
    kind: Literal["founded", "launched"]
    date: Date


class ObservationRecord(Marked):
    """A reported actual."""

    about: About
    indicator: Annotated[str, vocabulary("indicator")]
    value: Amount
    unit: Text
    date: Date


class Expectation(Strict):
    """How many there must be; checked on every build."""

    sections: Count | None = None
    measures: Count | None = None
    targets: Count | None = None


class DocumentRecord(Strict):
    """The statements about one document.

    `unverified` names fields that no page was seen to show; `seen_on` the pages that show a field,
    where not all pages do.
    """

    title: Labels | None = None
    type: Annotated[str, vocabulary("document-type")] | None = None
    issuers: tuple[BodyKey, ...] = ()
    recipients: tuple[Text, ...] = ()
    date_document: Date | None = None
    date_published: Date | None = None
    date_in_force: Date | None = None
    valid_until: Date | None = None
    status: Literal["inForce", "periodEnded", "superseded", "repealed"] | None = None
    official_url: Address | None = None
    period: Period | None = None
    series: tuple[Annotated[str, vocabulary("series")], ...] = ()
    sections: tuple[PartRecord, ...] = ()
    measures: tuple[PartRecord, ...] = ()
    targets: tuple[TargetRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
    verification: Verification = "seen"
    unverified: tuple[FieldName, ...] = ()
    seen_on: dict[FieldName, PageKeys] = {}
    expect: Expectation = Expectation()
    known_gaps: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()


class PageRecord(Strict):
    """A page where something was seen: `url`, or `source` (the key of another record's source)."""

    url: Address | None = None
    source: Text | None = None
    kind: SourceKind = "mirror"

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.url is None) == (self.source is None):
            raise ValueError("a page has either url or source (the key of another record's source)")
        return self


class PolicyRecord(DocumentRecord):
    """`record: policy`: one document with its annexes, from pages that were seen."""

    record: Literal["policy"]
    number: Number | None = None
    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] | None = None
    pages: dict[str, PageRecord] = {}
    annexes: tuple[DocumentRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    observations: tuple[ObservationRecord, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not self.number and not (self.slug and self.issuers and self.date_document):
            raise ValueError(
                "a document without number needs slug, issuers and date_document for its IRI"
            )
        missing = [key for key in ("title", "type", "issuers") if not getattr(self, key)]
        if missing:
            raise ValueError(f"a policy has {', '.join(missing)}")
        return self


class BulletinDocumentRecord(DocumentRecord):
    """What the bulletin says about one document, named by `document`: its number, `… 附件1`."""

    document: Text


class BulletinRecord(Strict):
    """`record: bulletin`: a secondary source and what it says; its text is not shipped."""

    record: Literal["bulletin"]
    key: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    language: Language
    publisher: BodyKey
    creator: Text | None = None
    email: Text | None = None
    url: Address | None = None
    retrieved: Date | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    documents: tuple[BulletinDocumentRecord, ...]
    targets: tuple[TargetRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    observations: tuple[ObservationRecord, ...] = ()


RECORDS: dict[str, type[PolicyRecord | BulletinRecord]] = {
    get_args(kind.model_fields["record"].annotation)[0]: kind
    for kind in (PolicyRecord, BulletinRecord)
}
