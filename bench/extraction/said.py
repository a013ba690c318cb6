"""A reading in the form that `extract --format json` prints, as far as it is scored."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from loaders.model import (
    Actor,
    Citation,
    Document,
    FieldName,
    Mention,
    Part,
    Provenance,
    Reading,
    Target,
)
from ontology.lexicon import Lexicon


def said(reading: Reading, lexicon: Lexicon) -> dict[str, Any]:
    """The text and the documents of a reading."""
    return {
        "text": reading.source.text,
        "documents": [_document(document, lexicon) for document in reading.documents],
    }


def _document(document: Document, lexicon: Lexicon) -> dict[str, Any]:
    start, end = document.extent or (0, 0)
    number = _first(document, "number")
    key = _first(document, "type")
    return {
        "role": document.role,
        "start": start,
        "end": end,
        "title": _first(document, "title"),
        "type": lexicon.concept("document-type", key).label("zh") if key else None,
        "document_number": {"raw": number, "normalized": number} if number else None,
        "issuers": [
            lexicon.concept("body", str(field.value)).label("zh")
            if field.name == "issuer"
            else str(field.value)
            for field in document.fields
            if field.name in ("issuer", "issuer_name")
        ],
        "recipients": _all(document, "recipient"),
        "date_document": _first(document, "date_document"),
        "date_in_force": _first(document, "date_in_force"),
        "valid_until": _first(document, "valid_until"),
        "parts": [_part(part) for part in document.parts],
        "citations": [_citation(citation) for citation in document.citations],
        "targets": [_target(target) for target in document.targets],
        "mentions": [_mention(mention) for mention in document.mentions],
        "actors": [_actor(actor) for actor in document.actors],
    }


def _part(part: Part) -> dict[str, Any]:
    start, end = part.extent or (None, None)
    return {
        "path": part.path,
        "kind": part.kind,
        "numbering": part.numbering,
        "heading": str(part.headings[0].value) if part.headings else None,
        "start": start,
        "end": end,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    number = citation.document.number if citation.document else None
    return {
        **_evidence(citation.part, citation.provenance),
        "title": citation.title,
        "document_number": citation.number or (str(number) if number else None),
        "cue": citation.cue,
        "relation": citation.relation,
        "resolution": citation.resolution,
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        **_evidence(target.part, target.provenance),
        "subject": target.subject,
        "comparator": target.comparator,
        "value": _number(target.value),
        "lower": _number(target.lower),
        "upper": _number(target.upper),
        "unit": target.unit,
        "basis": target.basis,
        "due": str(target.due) if target.due else None,
        "due_precision": target.due_precision,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {**_evidence(mention.part, mention.provenance), "concept": mention.concept}


def _actor(actor: Actor) -> dict[str, Any]:
    return {**_evidence(actor.part, actor.provenance), "body": actor.body, "role": actor.role}


def _evidence(part: str | None, provenance: Provenance) -> dict[str, Any]:
    found = provenance.evidence[0]
    return {"part": part, "start": found.start, "end": found.end, "quote": found.quote}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _first(document: Document, name: FieldName) -> str | None:
    return next(iter(_all(document, name)), None)


def _all(document: Document, name: FieldName) -> Sequence[str]:
    return [str(field.value) for field in document.fields if field.name == name]
