"""A reading as a corpus record: YAML in the style of the records that people write.

What is read back from it states the same facts (`loaders.compare`); wordings, offsets and remarks
stay with the file that was read, which the first lines name. A person is to check it, add the pages
that show it, and put it into a folder of the corpus.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.model import Document, DocumentId, Field, FieldName, Reading
from loaders.record_export_parts import Entry, contents
from loaders.record_export_relations import relations
from loaders.same_documents import id_of_its_own, with_identity
from loaders.schema_parts import PARTS
from loaders.tidy_yaml import tidy_yaml

_DATES: tuple[FieldName, ...] = ("date_document", "date_published", "date_in_force", "valid_until")
_SINGLE: tuple[FieldName, ...] = ("title", "number", "type", *_DATES)
_STATUS = {"zh": "official", "en": "translation", "ja": "translation"}


def record_yaml(reading: Reading) -> str:
    """The record of a document that was read, with the texts that it carries."""
    source, known = reading.source, reading.documents[0].id
    if known.annex:  # the record of its carrier has its name
        own = id_of_its_own(reading.documents[0], source.key)
        reading = with_identity(reading, own)
    main = reading.documents[0]
    comment = [
        f"Read from {source.title} (SHA-256 {source.sha256}) by `iiot-policy extract`.",
        "To be checked against the text; `pages` are to say where it is shown.",
    ]
    if main.id != known:
        comment.append(f"The corpus has this text as {known}.")
    entry: Entry = {"record": "policy", **_name(main.id), **_document(main, main.id, _lacks(main))}
    if annexes := [
        _annex(document, place, main.id) for place, document in enumerate(reading.documents[1:], 1)
    ]:
        entry["annexes"] = annexes
    return tidy_yaml(entry, comment)


def _name(own: DocumentId) -> Entry:
    return {"number": str(own.number)} if own.number else {"slug": own.slug}


def _annex(document: Document, place: int, base: DocumentId) -> Entry:
    entry: Entry = {} if document.id.annex == place else {"ordinal": document.id.annex}
    if document.role == "forwarded":
        entry["role"] = "forwarded"
    lacks = [name for name in ("title", "type") if not _values(document, name)]
    numbers = _values(document, "number")
    return entry | ({"number": numbers[0]} if numbers else {}) | _document(document, base, lacks)


def _lacks(main: Document) -> list[str]:
    """The keys of a record for which the text gives nothing."""
    wanted = {"title": ("title",), "type": ("type",), "issuers": ("issuer", "issuer_name")}
    if main.id.number is None:
        wanted["date_document"] = ("date_document",)
    return [key for key, names in wanted.items() if not _values(main, *names)]


def _document(document: Document, base: DocumentId, lacks: Sequence[str]) -> Entry:
    """What a record says of a document, but for its name; `base` is the record's main one."""
    kinds = _values(document, "type")
    entry: Entry = {
        "title": _labels(document.fields, "title"),
        "type": kinds[0] if kinds else None,
        "issuers": list(_issuers(document)),
        "recipients": _values(document, "recipient"),
        **{name: next(iter(_values(document, name)), None) for name in _DATES},
        "also": _others(document),
        "period": list(document.period or ()),
        "unstated": list(lacks),
        "unverified": _unverified(document),
        "verification": "seen",
        "expect": _expected(document),
        "relations": relations(document, base),
        **contents(document),
    }
    return {key: value for key, value in entry.items() if value not in (None, [], {})}


def _values(document: Document, *names: FieldName | str) -> list[object]:
    return [field.value for field in document.fields if field.name in names]


def _labels(fields: Sequence[Field], name: FieldName) -> Entry:
    """The first label in each language."""
    labels: Entry = {}
    for field in fields:
        if field.name == name and field.language and field.language not in labels:
            usual = field.label_status in (None, _STATUS[field.language])
            marked = {"text": field.value, "status": field.label_status}
            labels[field.language] = field.value if usual else marked
    return labels


def _issuers(document: Document) -> Iterator[object]:
    for field in document.fields:
        if field.name == "issuer":
            yield field.value
        elif field.name == "issuer_name":
            yield {"name": field.value}


def _others(document: Document) -> Entry:
    """What the source gives beside the first value of a field that has one."""
    others: Entry = {}
    for name in _SINGLE:
        values = [
            field.value
            for field in document.fields
            if field.name == name and field.language in (None, "zh")
        ]
        first = str(document.id.number) if name == "number" and document.role == "main" else None
        said = first if document.id.number and first else (values[0] if values else None)
        if more := [value for value in dict.fromkeys(values) if value != said]:
            others[name] = more
    return others


def _unverified(document: Document) -> list[str]:
    names = [f.name for f in document.fields if f.provenance.verification == "unverified"]
    if document.role == "main" and document.id.number and not _values(document, "number"):
        names.append("number")
    return list(dict.fromkeys(names))


def _expected(document: Document) -> Entry:
    kinds = Counter(part.kind for part in document.parts)
    counts = {key: kinds[kind] for key, kind in PARTS.items() if kinds[kind]}
    return counts | ({"targets": len(document.targets)} if document.targets else {})
