"""The statements of a record about one document, as the model has them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from loaders import schema
from loaders.docnumber import DocumentNumber
from loaders.errors import Fault
from loaders.model import (
    Actor,
    Citation,
    Document,
    DocumentId,
    Evidence,
    Field,
    FieldName,
    FulfilmentClaim,
    LabelStatus,
    Language,
    Mention,
    Part,
    Provenance,
    Scheme,
    Target,
    Verification,
)
from loaders.numerals import ordinal
from loaders.resolver import Resolver
from loaders.strict_yaml import StrictYaml

Location = tuple[str | int, ...]
CURATED = "curated"
"""The rule of evidence that a person wrote into a record."""

_MENTIONED: tuple[tuple[Scheme, str], ...] = (
    ("technology", "technologies"),
    ("industry", "industries"),
    ("scenario", "scenarios"),
    ("programme", "programmes"),
)
_DATES: tuple[FieldName, ...] = (
    "date_document",
    "date_published",
    "date_in_force",
    "valid_until",
)


class PlacedPart(NamedTuple):
    """A part of the record with its place in the document and in the file."""

    path: str
    kind: Literal["section", "measure"]
    record: schema.PartRecord
    location: Location


class StatementReader:
    """Reads one `DocumentRecord`; faults go to `faults`, each with its place in the file."""

    def __init__(
        self,
        file: StrictYaml,
        body: schema.DocumentRecord,
        location: Location,
        resolver: Resolver,
        label_status: LabelStatus | None = None,
    ) -> None:
        self._file, self._body, self._location = file, body, location
        self._resolver, self._label_status = resolver, label_status
        self.faults: list[Fault] = []
        self._parts = list(self._placed(body, None, location))

    def document(self, document: DocumentId, annexes: Iterable[DocumentId] = ()) -> Document:
        """Everything the record says of this document."""
        body = self._body
        result = Document(
            id=document,
            fields=tuple(self._fields()),
            parts=tuple(map(self._part, self._parts)),
            targets=tuple(self._targets()),
            citations=tuple(self._citations()),
            mentions=tuple(self._mentions()),
            actors=tuple(self._actors()),
            claims=tuple(self._claims()),
            period=body.period,
            annexes=tuple(annexes),
            known_gaps=body.known_gaps,
            notes=body.notes,
        )
        self._check_expected(result)
        return result

    def _provenance(
        self, marked: schema.Marked, above: Verification, quote: str | None = None
    ) -> Provenance:
        return Provenance(
            marked.verification or above,
            marked.pages,
            (Evidence(quote, CURATED),) if quote else (),
            marked.note,
        )

    def _fields(self) -> Iterator[Field]:
        body = self._body
        yield from self._labels("title", body.title, self._mark("title"))
        number = getattr(body, "number", None)
        if number:
            yield Field("number", str(number), self._of_field("number"))
        texts: list[tuple[FieldName, Iterable[str | None]]] = [
            ("type", [body.type]),
            ("issuer", body.issuers),
            ("recipient", body.recipients),
            ("status", [body.status]),
            ("series", body.series),
            ("official_url", [body.official_url]),
        ]
        for name, values in texts:
            for value in filter(None, values):
                yield Field(name, value, self._of_field(name))
        for name in _DATES:
            if date := getattr(body, name):
                yield Field(name, date, self._of_field(name))

    def _of_field(self, name: FieldName) -> Provenance:
        return Provenance(self._mark(name), self._body.seen_on.get(name, ()))

    def _mark(self, name: FieldName) -> Verification:
        return "unverified" if name in self._body.unverified else self._body.verification

    def _labels(
        self, name: FieldName, labels: schema.Labels | None, mark: Verification
    ) -> Iterator[Field]:
        for language, label in labelled(labels):
            original = language == "zh"
            default = mark if original or label.pages or self._label_status else "unverified"
            status: LabelStatus = "official" if original else "translation"
            yield Field(
                name,
                label.text,
                self._provenance(label, default),
                language,
                label.status or self._label_status or status,
            )

    def _placed(
        self,
        above: schema.DocumentRecord | schema.PartRecord,
        path: str | None,
        location: Location,
    ) -> Iterator[PlacedPart]:
        groups: tuple[tuple[Literal["section", "measure"], str], ...] = (
            ("section", "sections"),
            ("measure", "measures"),
        )
        taken: set[str] = set()
        for kind, key in groups:
            for index, part in enumerate(getattr(above, key)):
                here = (*location, key, index)
                try:
                    own = "/".join(filter(None, (path, str(ordinal(part.numbering)))))
                except ValueError as error:
                    self._fault((*here, "numbering"), str(error))
                    continue
                if own in taken:
                    self._fault((*here, "numbering"), f"a part numbered {own} stands here twice")
                taken.add(own)
                yield PlacedPart(own, kind, part, here)
                yield from self._placed(part, own, here)

    def _part(self, placed: PlacedPart) -> Part:
        provenance = self._part_provenance(placed)
        headings = tuple(self._labels("heading", placed.record.heading, provenance.verification))
        languages = {heading.language for heading in headings}
        if not languages or (self._label_status is None and "zh" not in languages):
            self._fault((*placed.location, "heading"), "a part has a heading: give `zh`")
        return Part(placed.path, placed.kind, placed.record.numbering, headings, provenance)

    def _part_provenance(self, placed: PlacedPart) -> Provenance:
        return self._provenance(placed.record, self._body.verification)

    def _targets(self) -> Iterator[Target]:
        for record in self._body.targets:
            yield target(record, None, self._provenance(record, self._body.verification))
        for placed in self._parts:
            above = self._part_provenance(placed).verification
            for record in placed.record.targets:
                yield target(record, placed.path, self._provenance(record, above))

    def _mentions(self) -> Iterator[Mention]:
        for placed in self._parts:
            for scheme, key in _MENTIONED:
                for concept in getattr(placed.record, key):
                    yield Mention(placed.path, scheme, concept, self._part_provenance(placed))

    def _actors(self) -> Iterator[Actor]:
        for placed in self._parts:
            above = self._part_provenance(placed).verification
            for actor in placed.record.actors:
                provenance = self._provenance(actor, above)
                yield Actor(placed.path, actor.role, provenance, actor.body, actor.name)

    def _citations(self) -> Iterator[Citation]:
        paths = {placed.path for placed in self._parts}
        for index, relation in enumerate(self._body.relations):
            if relation.part and relation.part not in paths:
                place = (*self._location, "relations", index, "part")
                parts = ", ".join(sorted(paths)) or "none"
                self._fault(place, f"no part {relation.part}; parts here: {parts}")
            yield self._citation(relation)

    def _citation(self, record: schema.RelationRecord) -> Citation:
        found = self._resolver.resolve(record.to)
        provenance = self._provenance(record, self._body.verification, record.quote)
        resolution = {0: "external", 1: "resolved"}.get(len(found), "ambiguous")
        title, number = record.title, None
        if len(found) != 1:
            try:
                number = str(DocumentNumber.parse(record.to))
            except ValueError:
                title = title or record.to
        return Citation(
            record.part,
            record.relation,
            resolution,  # type: ignore[arg-type]
            provenance,
            document=found[0] if len(found) == 1 else None,
            title=title,
            number=number,
            cue=record.cue,
        )

    def _claims(self) -> Iterator[FulfilmentClaim]:
        for index, claim in enumerate(self._body.claims):
            found = self._resolver.resolve(claim.about)
            if len(found) != 1:
                place = (*self._location, "claims", index, "about")
                self._fault(place, not_one(claim.about, found))
                continue
            provenance = self._provenance(claim, self._body.verification, claim.quote)
            yield FulfilmentClaim(found[0], claim.outcome, provenance)

    def _check_expected(self, document: Document) -> None:
        counts = {
            "sections": sum(part.kind == "section" for part in document.parts),
            "measures": sum(part.kind == "measure" for part in document.parts),
            "targets": len(document.targets),
        }
        for key, expected in self._body.expect.model_dump(exclude_none=True).items():
            if counts[key] != expected:
                message = f"{expected} {key} expected, the record has {counts[key]}"
                self._fault((*self._location, "expect", key), message)

    def _fault(self, location: Location, message: str) -> None:
        self.faults.append(self._file.fault(location, message))


def not_one(text: str, found: Sequence[DocumentId]) -> str:
    """The message about a text that has to mean one document and does not."""
    many = f"any of {', '.join(map(str, found))}" if found else "no document of the corpus"
    return f"{text} means {many}: write the number or the whole title of one"


def labelled(labels: schema.Labels | None) -> Iterator[tuple[Language, schema.Label]]:
    """The labels that are given, by language, original first."""
    languages: tuple[Language, ...] = ("zh", "en", "ja")
    for language in languages:
        label = getattr(labels, language, None)
        if label is not None:
            yield language, schema.Label(text=label) if isinstance(label, str) else label


def target(record: schema.TargetRecord, part: str | None, provenance: Provenance) -> Target:
    """A target as the model has it."""
    return Target(
        part=part,
        provenance=provenance,
        **{
            name: getattr(record, name)
            for name in type(record).model_fields
            if name not in schema.Marked.model_fields
        },
    )
