"""Two readings of one source, a bulletin's text and the record made from it: do they say the same?

Compared are facts: wording is equal in its normal form (quotes, width and spaces aside), and how a
fact is known, where it stands and what a curator notes about it is no part of it.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import cast

from loaders.model import (
    Citation,
    Document,
    Field,
    Mention,
    Part,
    Provenance,
    Reading,
    Source,
    Target,
)
from loaders.resolver import normal_title

Fact = tuple[tuple[object, ...], str]
"""What is compared, and the same in words."""


def strip_evidence(reading: Reading) -> Reading:
    """The reading without text, evidence, places, notes and wordings met, nor what is beside it."""
    return replace(cast(Reading, _bare(reading)), ignored=(), not_understood=(), remarks=())


def disagreements(from_record: Reading, from_text: Reading) -> tuple[str, ...]:
    """One line for each fact that only one of the two states, the record's facts first."""
    record = dict(_facts(strip_evidence(from_record)))
    text = dict(_facts(strip_evidence(from_text)))
    return (
        *(f"only the record says: {words}" for fact, words in record.items() if fact not in text),
        *(f"only the text says: {words}" for fact, words in text.items() if fact not in record),
    )


def completed(from_text: Reading, from_record: Reading) -> Reading:
    """What the text says, with what only a curator can add: notes, known gaps, and the address."""
    curated = {document.id: document for document in from_record.documents}
    documents = tuple(
        replace(
            document,
            notes=curated[document.id].notes,
            known_gaps=curated[document.id].known_gaps,
        )
        for document in from_text.documents
    )
    known = from_record.source
    source = replace(from_text.source, url=known.url, retrieved=known.retrieved)
    return replace(from_text, source=source, documents=documents)


def _bare(value: object) -> object:
    if isinstance(value, Provenance):
        return replace(value, pages=(), evidence=(), note=None)
    if isinstance(value, tuple):
        return tuple(_bare(item) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {field.name: _bare(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Source):
        changes |= {"text": None, "pages": {}}
    elif isinstance(value, Document | Part):
        changes |= {"extent": None}
    elif isinstance(value, Mention):
        changes |= {"surface": None}
    elif isinstance(value, Target):
        changes |= {"printed": None}
    return replace(value, **changes)


def _facts(reading: Reading) -> Iterator[Fact]:
    source = reading.source
    for name in ("key", "title", "language", "publisher", "creator", "email", "sha256"):
        value = getattr(source, name)
        if value is not None:
            yield ("source", name, _normal(value)), f"{name} of the source: {value}"
    for document in reading.documents:
        for fact, words in _document_facts(document):
            yield (document.id, *fact), f"{document.id}: {words}"
    for event in reading.events:
        words = f"{event.about} {event.kind} {event.date}"
        yield ("event", event.about, event.kind, event.date), words
    for seen in reading.observations:
        what = (seen.about, seen.indicator, seen.value.normalize(), seen.unit, seen.date)
        yield (
            ("observation", *what),
            (f"{seen.about} had {seen.value} {seen.unit} of {seen.indicator} on {seen.date}"),
        )
    for target in reading.targets:
        yield _target(target)


def _document_facts(document: Document) -> Iterator[Fact]:
    yield ("document",), "is spoken of"
    if document.role != "main":
        yield ("role", document.role), f"is {document.role}"
    for field in document.fields:
        if field.name != "number" or field.value != str(document.id.number):
            yield _field(field)
    for part in document.parts:
        yield from _part_facts(part)
    yield from map(_target, document.targets)
    yield from map(_citation, document.citations)
    for mention in document.mentions:
        words = f"{mention.part} mentions {mention.scheme} {mention.concept}"
        yield ("mention", mention.part, mention.scheme, mention.concept), words
    for actor in document.actors:
        words = f"{actor.body or actor.name} is {actor.role} for {actor.part}"
        yield ("actor", actor.part, actor.role, actor.body, actor.name), words
    for claim in document.claims:
        yield ("claim", claim.about, claim.outcome), f"says that {claim.about} was {claim.outcome}"
    if document.period:
        yield ("period", document.period), "period {} to {}".format(*document.period)
    for annex in document.annexes:
        yield ("annex", annex), f"has the annex {annex}"


def _part_facts(part: Part) -> Iterator[Fact]:
    words = f"{part.kind} {part.path} is numbered {part.numbering}"
    yield ("part", part.path, part.kind, part.numbering), words
    for heading in part.headings:
        fact, words = _field(heading)
        yield ("part", part.path, *fact), f"{part.kind} {part.path}: {words}"


def _field(field: Field) -> Fact:
    marks = ", ".join(filter(None, (field.language, field.label_status)))
    words = f"{field.name}{f' ({marks})' if marks else ''}: {field.value}"
    return (field.name, _normal(field.value), field.language, field.label_status), words


def _target(target: Target) -> Fact:
    numbers = tuple(
        None if number is None else number.normalize()
        for number in (target.value, target.lower, target.upper)
    )
    subject = target.indicator or target.subject
    said = (target.comparator, *numbers, target.unit, target.basis)
    more = (target.due, target.due_precision, target.scope, target.programme)
    words = " ".join(
        str(word)
        for word in ("target", target.part, "of", target.programme, subject, *said, target.due)
        if word is not None and not (word == "of" and not target.programme)
    )
    return ("target", target.part, subject, *said, *more), words


def _citation(citation: Citation) -> Fact:
    cited = citation.document or _normal(citation.title or citation.number)
    words = (
        f"{citation.part or 'the whole'} {citation.relation} "
        f"{citation.document or citation.title or citation.number} (cue {citation.cue})"
    )
    return ("citation", citation.part, citation.relation, cited, citation.cue), words


def _normal(value: object) -> object:
    return normal_title(value) if isinstance(value, str) else value
