"""What stands in the lines of a document's page."""

from dataclasses import dataclass, field

from api.labels import Text


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and its name; `marks` say how the statement that names it is known."""

    name: Text
    iri: str | None = None
    marks: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target: what is counted, how much, on what basis, by when."""

    iri: str
    subject: Named
    amount: str
    basis: Text
    due: str
    scope: str
    part: Named | None
    marks: tuple[str, ...]
    quote: Text


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A citation: the relation, the document cited, and the words that say so."""

    relation: Text
    cited: Named
    cue: str
    quote: Text
    marks: tuple[str, ...]


@dataclass(slots=True)
class PartRow:
    """A section or measure, with those under it."""

    iri: str
    numbering: str
    headings: list[Text]
    marks: tuple[str, ...]
    is_measure: bool
    technologies: list[Named]
    actors: list[Named]
    targets: list[TargetRow]
    parts: "list[PartRow]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source: its title, address and kind, and how many statements it is given for."""

    iri: str
    name: Text
    marks: list[tuple[str, int]]
