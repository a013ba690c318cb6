"""Which readings are of one document: those with its number, else with its title.

A text without number, or one that a record without number describes, is the document that has the
same title in normal form, if issuer and date do not speak against it, and no other has. Where two
can be meant, or none, it is a document of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.gongwen.identity import slug
from loaders.model import Document, DocumentId, FieldName, Reading
from loaders.resolver import normal_title


@dataclass(frozen=True, slots=True)
class _Described:
    """What tells a document from others; an empty set is what its source does not say."""

    titles: frozenset[str]
    numbers: frozenset[str]
    issuers: frozenset[str]
    dates: frozenset[PartialDate]

    @classmethod
    def of(cls, document: Document) -> "_Described":
        return cls(
            frozenset(normal_title(title) for title in _values(document, "title")),
            frozenset(_values(document, "number")),
            frozenset(_values(document, "issuer", "issuer_name")),
            frozenset(_dates(document)),
        )

    def may_be(self, other: "_Described") -> bool:
        """Whether nothing speaks against both being one document."""
        for one, another in ((self.numbers, other.numbers), (self.issuers, other.issuers)):
            if one and another and not one & another:
                return False
        dated = [a.agrees_with(b) for a in self.dates for b in other.dates]
        return not dated or any(dated)


class _Known:
    """The documents so far, by their titles."""

    def __init__(self) -> None:
        self._described: dict[DocumentId, list[_Described]] = defaultdict(list)
        self._titled: dict[str, set[DocumentId]] = defaultdict(set)

    def add(self, own: DocumentId, described: _Described) -> None:
        self._described[own].append(described)
        for title in described.titles:
            self._titled[title].add(own)

    def meant(self, own: DocumentId, described: _Described) -> DocumentId:
        """The one document that this can be, or itself."""
        if own in self._described:
            return own
        found = {
            other
            for title in described.titles
            for other in self._titled[title]
            if all(described.may_be(each) for each in self._described[other])
        }
        return found.pop() if len(found) == 1 else own


def id_of_its_own(document: Document, source_key: str) -> DocumentId:
    """What identifies a document by its own text alone: its number, else title, issuer, date."""
    if numbers := _values(document, "number"):
        return DocumentId(number=DocumentNumber.parse(numbers[0]))
    title = next(iter(_values(document, "title")), None)
    return DocumentId(
        slug=slug(title) if title else f"untitled-{source_key.rpartition('-')[2]}",
        issuer=next(iter(_values(document, "issuer")), None),
        date=next(iter(_dates(document)), None),
    )


def identities(known: Iterable[Document], readings: Sequence[Reading]) -> dict[str, DocumentId]:
    """Which document the main one of each reading is, by the key of its source.

    `known` are documents of records, whose identities stand. Readings that say most of themselves
    come first, so that a copy without date or issuer finds the others.
    """
    documents = _Known()
    for document in known:
        documents.add(document.id, _Described.of(document))
    decided = {}
    for reading in sorted(readings, key=_most_said_first):
        main, key = reading.documents[0], reading.source.key
        decided[key] = documents.meant(id_of_its_own(main, key), _Described.of(main))
        for document in with_identity(reading, decided[key]).documents:
            documents.add(document.id, _Described.of(document))
    return decided


def with_identity(reading: Reading, main: DocumentId) -> Reading:
    """The reading with its main document known as `main`, and what it carries as annexes of it.

    Annexes of a text that is an annex itself are documents of their own.
    """
    first, *carried = reading.documents
    ids = {first.id: main}
    for document in carried:
        alone = id_of_its_own(document, reading.source.key)
        ids[document.id] = alone if main.annex else replace(main, annex=document.id.annex)
    return replace(reading, documents=tuple(_renamed(each, ids) for each in reading.documents))


def _renamed(document: Document, ids: dict[DocumentId, DocumentId]) -> Document:
    citations = tuple(
        replace(citation, document=ids.get(citation.document, citation.document))
        if citation.document
        else citation
        for citation in document.citations
    )
    return replace(
        document,
        id=ids[document.id],
        citations=citations,
        annexes=tuple(ids.get(annex, annex) for annex in document.annexes),
    )


def _most_said_first(reading: Reading) -> tuple[int, str]:
    main = _Described.of(reading.documents[0])
    said = 2 * bool(main.numbers) + bool(main.issuers) + bool(main.dates)
    return -said, reading.source.key


def _values(document: Document, *names: FieldName) -> list[str]:
    return [str(field.value) for field in document.fields if field.name in names]


def _dates(document: Document) -> list[PartialDate]:
    return [
        field.value
        for field in document.fields
        if field.name == "date_document" and isinstance(field.value, PartialDate)
    ]
