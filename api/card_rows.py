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
class Place:
    """Where a statement is read: the words, the sources, and the offsets where they are known."""

    quote: Text
    sources: tuple["Named", ...]
    offsets: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a statement is known: its mark, its sources, the places they have it at, remarks."""

    marks: tuple[str, ...]
    sources: tuple[Named, ...]
    places: tuple[Place, ...]
    notes: tuple[Text, ...] = ()


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
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A citation: the relation, the document cited, and the words that say so."""

    relation: Text
    cited: Named
    cue: str
    evidence: Evidence
    marks: tuple[str, ...]
    part: Named | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: of what it says which value, and how that is known."""

    iri: str
    what: Text
    value: Text
    marks: tuple[str, ...]
    sources: tuple[Named, ...]


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
    evidence: Evidence
    parts: "list[PartRow]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source: its title, address and kind, and how many statements it is given for."""

    iri: str
    name: Text
    marks: list[tuple[str, int]]
    kind: Text
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A status and how it is known: the sources that state it, or the rule that derives it."""

    status: Named
    evidence: Evidence | None
    rule: Named | None
