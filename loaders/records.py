"""Corpus records (YAML) read into the document model."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from loaders import schema
from loaders.errors import Fault, InputError
from loaders.model import (
    Document,
    DocumentId,
    Event,
    Gap,
    Observation,
    Page,
    Provenance,
    Reading,
    Source,
)
from loaders.record_statements import StatementReader, labelled, not_one, target
from loaders.resolver import Known, Resolver
from loaders.schema_collection import CollectionRecord
from loaders.schema_parts import Marked
from loaders.strict_yaml import StrictYaml
from ontology.lexicon import Lexicon

_WANTED = {
    "model_type": "a mapping is wanted here, such as {key: value}",
    "dict_type": "a mapping is wanted here, such as {key: value}",
    "tuple_type": "a list is wanted here, such as [one, another]",
    "string_type": "a text is wanted here; one that looks like a number stands in quotes",
}
"""What would be valid, where pydantic would name its own types."""
_OWN = ("value_error", "unknown_key", "unknown_concept", "unknown_page")
"""Faults whose messages are written here, and name what was given."""


class ReadRecord(NamedTuple):
    """A record that is whole in itself; its relations are resolved once all records are read."""

    file: StrictYaml
    record: schema.Record


def read_record(path: Path, lexicon: Lexicon) -> ReadRecord:
    """Read and check one record; raises InputError with every fault found in it."""
    file = StrictYaml(path)
    data = file.data if isinstance(file.data, dict) else {}
    kind = schema.RECORDS.get(str(data.get("record")))
    if kind is None:
        kinds = " or ".join(f"`record: {kind}`" for kind in schema.RECORDS)
        raise InputError([file.fault(("record",), f"a record says first what it is: {kinds}")])
    pages = data.get("pages") or {}
    context = {"lexicon": lexicon, "pages": pages if isinstance(pages, dict) else {}}
    try:
        return ReadRecord(file, kind.model_validate(data, context=context))
    except ValidationError as error:
        raise InputError(_fault(file, detail) for detail in error.errors()) from error


def known_documents(record: schema.PolicyRecord) -> Iterator[Known]:
    """The documents that a record makes known, with the titles they go by."""
    for own, body in zip(document_ids(record), (record, *record.annexes), strict=True):
        titles = tuple(label.text for _, label in labelled(body.title))
        yield Known(own, titles, body.issuer_keys or record.issuer_keys)


def document_ids(record: schema.PolicyRecord) -> tuple[DocumentId, ...]:
    """The document of a record, then the texts that it carries."""
    main = _id(record)
    ordinals = (annex.ordinal or place for place, annex in enumerate(record.annexes, 1))
    return (main, *(replace(main, annex=ordinal) for ordinal in ordinals))


def reading_of(read: ReadRecord, resolver: Resolver) -> Reading:
    """What a record says, its relations resolved; raises InputError for what does not fit."""
    match read.record:
        case schema.BulletinRecord():
            return _bulletin(read.file, read.record, resolver)
        case schema.PolicyRecord():
            return _policy(read.file, read.record, resolver)
        case CollectionRecord():
            return _collection(read.file, read.record)


def _collection(file: StrictYaml, record: CollectionRecord) -> Reading:
    gaps = tuple(Gap(gap.text, gap.about) for gap in record.gaps)
    return Reading(_source(file), (), as_of=record.as_of, licence=record.licence, gaps=gaps)


def _policy(file: StrictYaml, record: schema.PolicyRecord, resolver: Resolver) -> Reading:
    ids = document_ids(record)
    readers = [StatementReader(file, record, (), resolver)] + [
        StatementReader(file, annex, ("annexes", index), resolver)
        for index, annex in enumerate(record.annexes)
    ]
    documents = [
        reader.document(document, ids[1:] if document == ids[0] else (), ids[1:])
        for reader, document in zip(readers, ids, strict=True)
    ]
    pages = {
        key: Page(page.kind, page.url, page.source, page.retrieved)
        for key, page in record.pages.items()
    }
    source = replace(_source(file), pages=pages)
    return _reading(source, documents, readers, record)


def _source(file: StrictYaml) -> Source:
    return Source(file.path.stem, "record")


def _bulletin(file: StrictYaml, record: schema.BulletinRecord, resolver: Resolver) -> Reading:
    faults: list[Fault] = []
    readers, documents = [], []
    for index, body in enumerate(record.documents):
        found = resolver.resolve(body.document)
        if len(found) != 1:
            message = not_one(body.document, found)
            faults.append(file.fault(("documents", index, "document"), message))
            continue
        reader = StatementReader(file, body, ("documents", index), resolver, "thirdParty")
        readers.append(reader)
        documents.append(reader.document(found[0]))
    if faults:
        raise InputError(faults)
    named = (
        "key", "title", "language", "publisher", "creator", "email", "url", "retrieved", "sha256",
    )  # fmt: skip
    source = Source(kind="summary", **{name: getattr(record, name) for name in named})
    return _reading(source, documents, readers, record)


def _reading(
    source: Source,
    documents: list[Document],
    readers: list[StatementReader],
    record: schema.PolicyRecord | schema.BulletinRecord,
) -> Reading:
    faults = [fault for reader in readers for fault in reader.faults]
    if faults:
        raise InputError(faults)
    own_targets = record.targets if isinstance(record, schema.BulletinRecord) else ()
    return Reading(
        source,
        tuple(documents),
        events=tuple(
            Event(event.about, event.kind, event.date, _provenance(event))
            for event in record.events
        ),
        observations=tuple(
            Observation(o.about, o.indicator, o.value, o.unit, o.date, _provenance(o))
            for o in record.observations
        ),
        targets=tuple(target(t, None, _provenance(t)) for t in own_targets),
    )


def _provenance(marked: Marked) -> Provenance:
    return Provenance(marked.verification or "seen", marked.pages, (), marked.note)


def _id(record: schema.PolicyRecord) -> DocumentId:
    """By number; else by slug, with the first body that has a key, and the date.

    That of publication stands in for one that no page was seen to show, not for one that the text
    has not.
    """
    if record.number:
        return DocumentId(number=record.number)
    unstated = "date_document" in record.unstated
    date = record.date_document or (None if unstated else record.date_published)
    return DocumentId(None, record.slug, next(iter(record.issuer_keys), None), date)


def _fault(file: StrictYaml, detail: ErrorDetails) -> Fault:
    location = detail["loc"]
    if "key" in (context := detail.get("ctx", {})):
        location = (*location, context["key"])
    kind, given = detail["type"], detail["input"]
    message = _WANTED.get(kind, detail["msg"].removeprefix("Value error, "))
    if kind == "missing":
        what = "value" if isinstance(location[-1], int) else "key"
        message = f"the {what} {location[-1]} is missing"
    elif kind not in _OWN:
        message = f"{given!r:.60}: {message}"
    return file.fault(location, message)
