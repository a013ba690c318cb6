"""What a corpus record may say of the parts of a document: keys of its YAML, strict and typed."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from loaders.model import (
    Basis,
    Comparator,
    DuePrecision,
    LabelStatus,
    PartKind,
    Role,
    Verification,
)
from loaders.record_values import Amount, BodyKey, Date, PageKeys, Text, vocabulary

PARTS: dict[str, PartKind] = {
    "chapters": "chapter",
    "sections": "section",
    "measures": "measure",
    "articles": "article",
    "paragraphs": "paragraph",
    "items": "item",
    "boxes": "box",
    "tables": "table",
}
"""The keys under which parts stand, each with the kind of its parts."""


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
    quote: Text | None = None

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


class Contents(Strict):
    """What stands in a document or in one of its parts, by kind."""

    technologies: tuple[Annotated[str, vocabulary("technology")], ...] = ()
    industries: tuple[Annotated[str, vocabulary("industry")], ...] = ()
    scenarios: tuple[Annotated[str, vocabulary("scenario")], ...] = ()
    programmes: tuple[Annotated[str, vocabulary("programme")], ...] = ()
    actors: tuple[ActorRecord, ...] = ()
    targets: tuple[TargetRecord, ...] = ()
    chapters: tuple["PartRecord", ...] = ()
    sections: tuple["PartRecord", ...] = ()
    measures: tuple["PartRecord", ...] = ()
    articles: tuple["PartRecord", ...] = ()
    paragraphs: tuple["PartRecord", ...] = ()
    items: tuple["PartRecord", ...] = ()
    boxes: tuple["PartRecord", ...] = ()
    tables: tuple["PartRecord", ...] = ()


class PartRecord(Marked, Contents):
    """A part of a document; the key under which it stands says of which kind.

    `segment` is its own part of its path, where neither `numbering` nor, for paragraphs, boxes and
    tables, its place in the list gives it. `unstated: [heading]` says that the text heads a
    chapter, section or measure with nothing.
    """

    numbering: Text | None = None
    segment: Annotated[str, Field(pattern=r"^[a-z]*[1-9][0-9]*(-[1-9][0-9]*)?$")] | None = None
    heading: Labels | None = None
    unstated: tuple[Literal["heading"], ...] = ()

    @model_validator(mode="after")
    def _one(self) -> Self:
        if self.heading and self.unstated:
            raise ValueError("the heading is given and unstated: leave out one of the two")
        return self


Contents.model_rebuild()
