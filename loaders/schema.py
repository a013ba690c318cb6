"""What a corpus record may say: the keys of its YAML, strict and typed."""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from loaders.model import FieldName, Language, Outcome, Relation, SourceKind, Verification
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
from loaders.schema_collection import CollectionRecord
from loaders.schema_parts import Contents, Labels, Marked, Strict, TargetRecord


class RelationRecord(Marked):
    """A relation to another document.

    `to` is its number (`… 附件1` for an annex) or its title, `附件1` an annex of this record;
    `title` is how the text names it where that differs, `number` the number that the text gives
    beside its title; `part` is the path of the citing part.
    """

    relation: Relation
    to: Text
    number: Number | None = None
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

    chapters: Count | None = None
    sections: Count | None = None
    measures: Count | None = None
    articles: Count | None = None
    paragraphs: Count | None = None
    items: Count | None = None
    boxes: Count | None = None
    tables: Count | None = None
    targets: Count | None = None


class IssuerRecord(Strict):
    """Who issued a document: a key of bodies.ttl, or `{name: …}` for a body that it has not."""

    body: BodyKey | None = None
    name: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _key(cls, data: object) -> object:
        return {"body": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.body is None) == (self.name is None):
            raise ValueError("an issuer is a key of bodies.ttl, or {name: …} as printed")
        return self


class OthersRecord(Strict):
    """Values that the same source gives beside the first: a page may date a text otherwise."""

    title: tuple[Text, ...] = ()
    number: tuple[Number, ...] = ()
    type: tuple[Annotated[str, vocabulary("document-type")], ...] = ()
    date_document: tuple[Date, ...] = ()
    date_published: tuple[Date, ...] = ()
    date_in_force: tuple[Date, ...] = ()
    valid_until: tuple[Date, ...] = ()


class DocumentRecord(Contents):
    """The statements about one document.

    `region` is for a document whose issuers are not known: else theirs is its own. `unverified`
    names fields that no page was seen to show; `seen_on` the pages that show a field, where not all
    do.
    """

    title: Labels | None = None
    type: Annotated[str, vocabulary("document-type")] | None = None
    issuers: tuple[IssuerRecord, ...] = ()
    region: tuple[Annotated[str, vocabulary("region")], ...] = ()
    recipients: tuple[Text, ...] = ()
    date_document: Date | None = None
    date_published: Date | None = None
    date_in_force: Date | None = None
    valid_until: Date | None = None
    status: Literal["inForce", "periodEnded", "superseded", "repealed"] | None = None
    official_url: Address | None = None
    period: Period | None = None
    series: tuple[Annotated[str, vocabulary("series")], ...] = ()
    also: OthersRecord = OthersRecord()
    relations: tuple[RelationRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
    verification: Verification = "seen"
    unverified: tuple[FieldName, ...] = ()
    seen_on: dict[FieldName, PageKeys] = Field(default_factory=dict)
    expect: Expectation = Expectation()
    known_gaps: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def issuer_keys(self) -> tuple[str, ...]:
        """The issuers that bodies.ttl knows."""
        return tuple(issuer.body for issuer in self.issuers if issuer.body)


class WholeRecord(DocumentRecord):
    """The statements of a source that has the whole document.

    `unstated` names what the text does not give, of what every record has to say otherwise.
    """

    number: Number | None = None
    unstated: tuple[Literal["title", "type", "issuers", "date_document"], ...] = ()

    def missing(self, *wanted: str) -> list[str]:
        """The keys that are neither given nor said to be unstated; raises ValueError for both."""
        if both := [key for key in self.unstated if getattr(self, key)]:
            raise ValueError(f"{', '.join(both)}: given and unstated; leave out one of the two")
        return [key for key in wanted if not getattr(self, key) and key not in self.unstated]


class AnnexRecord(WholeRecord):
    """A text that the document carries, or that it forwards; `ordinal` where a list leaves gaps."""

    role: Literal["annex", "forwarded"] = "annex"
    ordinal: Annotated[int, Field(strict=True, ge=1)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if missing := self.missing("title", "type"):
            raise ValueError(
                f"an annex has {', '.join(missing)}; or say `unstated: [{missing[0]}]`"
            )
        return self


class PageRecord(Strict):
    """A page where something was seen: `url`, or `source` (the key of another record's source)."""

    url: Address | None = None
    source: Text | None = None
    kind: SourceKind = "mirror"
    retrieved: Date | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.url is None) == (self.source is None):
            raise ValueError("a page has either url or source (the key of another record's source)")
        return self


class PolicyRecord(WholeRecord):
    """`record: policy`: one document with its annexes, from pages that were seen."""

    record: Literal["policy"]
    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] | None = None
    pages: dict[str, PageRecord] = Field(default_factory=dict)
    annexes: tuple[AnnexRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    observations: tuple[ObservationRecord, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        dated = self.date_published or not self.missing("date_document")
        if not self.number and not (self.slug and dated and not self.missing("issuers")):
            raise ValueError(
                "a document without number needs slug, issuers, and date_document or "
                "date_published for its IRI; `unstated: [date_document]` says that it has no date"
            )
        if missing := self.missing("title", "type", "issuers"):
            raise ValueError(
                f"a policy has {', '.join(missing)}; or say `unstated: [{missing[0]}]`"
            )
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


Record = PolicyRecord | BulletinRecord | CollectionRecord
RECORDS: dict[str, type[Record]] = {
    get_args(kind.model_fields["record"].annotation)[0]: kind
    for kind in (PolicyRecord, BulletinRecord, CollectionRecord)
}
