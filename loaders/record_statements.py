"""The statements of a record about one document, as the model has them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from loaders import schema
from loaders.docnumber import DocumentNumber
from loaders.errors import Fault
from loaders.model import (
    Actor,
    Citation,
    Document,
    DocumentId,
    DocumentRole,
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
from loaders.record_parts import Location, PlacedPart, placed_parts
from loaders.resolver import Resolver
from loaders.schema_parts import PARTS, Label, Labels, Marked, TargetRecord
from loaders.strict_yaml import StrictYaml

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


_OWN_ANNEX = re.compile(r"附件([1-9][0-9]{0,2})")
_AN_ANNEX = re.compile(r"\s*附件[0-9]{1,3}$")


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
        self._parts = list(placed_parts(body, location, self._fault))

    def document(
        self,
        document: DocumentId,
        annexes: Iterable[DocumentId] = (),
        carried: Iterable[DocumentId] = (),
    ) -> Document:
        """Everything the record says of this document, which has `annexes`.

        `carried` are all annexes of the record, which its relations name as `附件1`.
        """
        body = self._body
        own = {each.annex: each for each in carried}
        result = Document(
            id=document,
            fields=tuple(self._fields()),
            parts=tuple(map(self._part, self._parts)),
            targets=tuple(self._targets()),
            citations=tuple(self._citations(document, own)),
            mentions=tuple(self._mentions()),
            actors=tuple(self._actors()),
            claims=tuple(self._claims()),
            period=body.period,
            annexes=tuple(annexes),
            role=_role(body),
            known_gaps=body.known_gaps,
            notes=body.notes,
        )
        self._check_expected(result)
        return result

    def _provenance(
        self, marked: Marked, above: Verification, quote: str | None = None
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
            ("region", body.region),
            ("recipient", body.recipients),
            ("status", [body.status]),
            ("series", body.series),
            ("official_url", [body.official_url]),
        ]
        for issuer in body.issuers:
            own: FieldName = "issuer" if issuer.body else "issuer_name"
            yield Field(own, issuer.body or issuer.name or "", self._of_field("issuer"))
        for name, values in texts:
            for value in filter(None, values):
                yield Field(name, value, self._of_field(name))
        for name in _DATES:
            if date := getattr(body, name):
                yield Field(name, date, self._of_field(name))
        yield from self._others()

    def _others(self) -> Iterator[Field]:
        also = self._body.also
        for title in also.title:
            yield Field("title", title, self._of_field("title"), "zh", "official")
        for number in also.number:
            yield Field("number", str(number), self._of_field("number"))
        for kind in also.type:
            yield Field("type", kind, self._of_field("type"))
        for name in _DATES:
            for date in getattr(also, name):
                yield Field(name, date, self._of_field(name))

    def _of_field(self, name: FieldName) -> Provenance:
        return Provenance(self._mark(name), self._body.seen_on.get(name, ()))

    def _mark(self, name: FieldName) -> Verification:
        return "unverified" if name in self._body.unverified else self._body.verification

    def _labels(
        self, name: FieldName, labels: Labels | None, mark: Verification
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

    def _part(self, placed: PlacedPart) -> Part:
        provenance = self._part_provenance(placed)
        headings = tuple(self._labels("heading", placed.record.heading, provenance.verification))
        languages = {heading.language for heading in headings}
        wanted = self._label_status is None and "zh" not in languages
        if placed.record.heading and (wanted or not languages):
            self._fault((*placed.location, "heading"), "a part has a heading: give `zh`")
        return Part(placed.path, placed.kind, placed.record.numbering, headings, provenance)

    def _part_provenance(self, placed: PlacedPart) -> Provenance:
        return self._provenance(placed.record, self._body.verification)

    def _targets(self) -> Iterator[Target]:
        for record in self._body.targets:
            provenance = self._provenance(record, self._body.verification, record.quote)
            yield target(record, None, provenance)
        for placed in self._parts:
            above = self._part_provenance(placed).verification
            for record in placed.record.targets:
                yield target(record, placed.path, self._provenance(record, above, record.quote))

    def _mentions(self) -> Iterator[Mention]:
        for scheme, key in _MENTIONED:
            for concept in getattr(self._body, key):
                yield Mention(None, scheme, concept, Provenance(self._body.verification))
        for placed in self._parts:
            for scheme, key in _MENTIONED:
                for concept in getattr(placed.record, key):
                    yield Mention(placed.path, scheme, concept, self._part_provenance(placed))

    def _actors(self) -> Iterator[Actor]:
        for actor in self._body.actors:
            provenance = self._provenance(actor, self._body.verification)
            yield Actor(None, actor.role, provenance, actor.body, actor.name)
        for placed in self._parts:
            above = self._part_provenance(placed).verification
            for actor in placed.record.actors:
                provenance = self._provenance(actor, above)
                yield Actor(placed.path, actor.role, provenance, actor.body, actor.name)

    def _citations(
        self, own: DocumentId, annexes: dict[int | None, DocumentId]
    ) -> Iterator[Citation]:
        paths = {placed.path for placed in self._parts}
        for index, relation in enumerate(self._body.relations):
            place = (*self._location, "relations", index)
            if relation.part and relation.part not in paths:
                parts = ", ".join(sorted(paths)) or "none"
                self._fault((*place, "part"), f"no part {relation.part}; parts here: {parts}")
            yield self._citation(relation, self._found(relation, own, annexes, (*place, "to")))

    def _found(
        self,
        record: schema.RelationRecord,
        own: DocumentId,
        annexes: dict[int | None, DocumentId],
        place: Location,
    ) -> tuple[DocumentId, ...]:
        """The documents that a relation can mean; a document's own title means another."""
        if annex := _OWN_ANNEX.fullmatch(record.to):
            if int(annex[1]) in annexes:
                return (annexes[int(annex[1])],)
            numbers = ", ".join(f"附件{number}" for number in annexes) or "none"
            self._fault(place, f"no {record.to} in this record; annexes here: {numbers}")
        if _number(_AN_ANNEX.sub("", record.to)):
            return self._resolver.resolve(record.to)
        found = self._resolver.by_both(record.number, record.to, carried=False)[0]
        found = found or self._resolver.resolve(record.to)
        return tuple(each for each in found if each != own)

    def _citation(self, record: schema.RelationRecord, found: Sequence[DocumentId]) -> Citation:
        provenance = self._provenance(record, self._body.verification, record.quote)
        resolution = {0: "external", 1: "resolved"}.get(len(found), "ambiguous")
        title, number = record.title, record.number
        if len(found) != 1:
            number = number or _number(record.to)
            title = title or (None if _number(record.to) else record.to)
        return Citation(
            record.part,
            record.relation,
            resolution,  # type: ignore[arg-type]
            provenance,
            document=found[0] if len(found) == 1 else None,
            title=title,
            number=str(number) if number else None,
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
        kinds = Counter(part.kind for part in document.parts)
        counts = {key: kinds[kind] for key, kind in PARTS.items()}
        counts["targets"] = len(document.targets)
        for key, expected in self._body.expect.model_dump(exclude_none=True).items():
            if counts[key] != expected:
                message = f"{expected} {key} expected, the record has {counts[key]}"
                self._fault((*self._location, "expect", key), message)

    def _fault(self, location: Location, message: str) -> None:
        self.faults.append(self._file.fault(location, message))


def _role(body: schema.DocumentRecord) -> DocumentRole:
    return body.role if isinstance(body, schema.AnnexRecord) else "main"


def _number(text: str) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(text)
    except ValueError:
        return None


def not_one(text: str, found: Sequence[DocumentId]) -> str:
    """The message about a text that has to mean one document and does not."""
    many = f"any of {', '.join(map(str, found))}" if found else "no document of the corpus"
    return f"{text} means {many}: write the number or the whole title of one"


def labelled(labels: Labels | None) -> Iterator[tuple[Language, Label]]:
    """The labels that are given, by language, original first."""
    languages: tuple[Language, ...] = ("zh", "en", "ja")
    for language in languages:
        label = getattr(labels, language, None)
        if label is not None:
            yield language, Label(text=label) if isinstance(label, str) else label


def target(record: TargetRecord, part: str | None, provenance: Provenance) -> Target:
    """A target as the model has it."""
    return Target(
        part=part,
        provenance=provenance,
        **{
            name: getattr(record, name)
            for name in type(record).model_fields
            if name not in Marked.model_fields and name != "quote"
        },
    )
