"""A reading as the JSON that `extract` prints: every key always there, offsets into `text`."""

import json
from decimal import Decimal
from typing import Any

from loaders.docnumber import DocumentNumber
from loaders.gongwen.text import squeezed
from loaders.layout import Unreadable
from loaders.model import (
    Actor,
    Citation,
    Document,
    DocumentId,
    Evidence,
    Field,
    FieldName,
    Mention,
    Part,
    Provenance,
    Reading,
    Target,
)
from ontology.lexicon import Lexicon

Json = dict[str, Any]
_CUE = "cue"
"""The rule of the evidence that is a citation's cue."""


def reading_json(file: str, reading: Reading, lexicon: Lexicon) -> Json:
    """What `extract --format json` prints of a file; `file` is its path as it was given."""
    source = reading.source
    writer = _Writer(lexicon)
    return {
        "source": {
            "file": file,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "bytes": source.size,
        },
        "text": source.text,
        "documents": [writer.document(document) for document in reading.documents],
        "warnings": [
            {"code": r.code, "message": r.message, "start": r.start, "end": r.end}
            for r in reading.remarks
        ],
    }


def error_json(file: str, error: Unreadable) -> Json:
    """What stands in place of a file that cannot be read."""
    return {"source": {"file": file}, "error": {"code": error.code, "message": str(error)}}


def pretty(content: Json) -> str:
    """JSON for one file: indented, Chinese as it is."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def line(content: Json) -> str:
    """JSON for one of many files: on one line."""
    return json.dumps(content, ensure_ascii=False)


class _Writer:
    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def document(self, document: Document) -> Json:
        start, end = document.extent or (None, None)
        kind = _first(document, "type")
        return {
            "role": document.role,
            "title": _first(document, "title"),
            "start": start,
            "end": end,
            "type": self._lexicon.concept("document-type", kind).label("zh") if kind else None,
            "document_number": _number(document),
            "issuers": [self._issuer(field) for field in document.fields if _is_issuer(field)],
            "recipients": [str(f.value) for f in document.fields if f.name == "recipient"],
            "date_document": _first(document, "date_document"),
            "date_published": _first(document, "date_published"),
            "date_in_force": _first(document, "date_in_force"),
            "valid_until": _first(document, "valid_until"),
            "parts": list(map(_part, document.parts)),
            "citations": list(map(self._citation, document.citations)),
            "targets": list(map(_target, document.targets)),
            "mentions": list(map(_mention, document.mentions)),
            "actors": list(map(_actor, document.actors)),
        }

    def _issuer(self, field: Field) -> str:
        """The name as the text prints it; the official one where no text does."""
        if field.name == "issuer_name":
            return str(field.value)
        if field.provenance.evidence:
            return _printed(field.provenance.evidence[0])
        return self._lexicon.concept("body", str(field.value)).label("zh")

    def _citation(self, citation: Citation) -> Json:
        return {
            **_place(citation.part, citation.provenance),
            "title": citation.title,
            "document_number": citation.number,
            "cue": self._cue(citation),
            "relation": citation.relation,
            "resolution": citation.resolution,
            "document": self._iri(citation.document) if citation.document else None,
        }

    def _iri(self, document: DocumentId) -> str:
        from graph.iris import DocumentIris  # slow, for what is in the corpus

        return str(DocumentIris(self._lexicon)(document))

    def _cue(self, citation: Citation) -> str | None:
        """The cue as the text prints it; its usual form where no text does."""
        if citation.cue is None:
            return None
        printed = (_printed(e) for e in citation.provenance.evidence if e.rule == _CUE)
        return next(printed, self._lexicon.concept("cue", citation.cue).label("zh"))


def _number(document: Document) -> Json | None:
    """The document's number: as printed, in its normal form, and in its elements."""
    field = next((field for field in document.fields if field.name == "number"), None)
    if field is None:
        return None
    number = DocumentNumber.parse(str(field.value))
    printed = [evidence.quote for evidence in field.provenance.evidence]
    return {
        "raw": printed[0] if printed else str(field.value),
        "normalized": str(number),
        "code": number.code,
        "year": number.year,
        "serial": number.serial,
    }


def _printed(evidence: Evidence) -> str:
    """The wording without line breaks and blanks."""
    return squeezed(evidence.quote.replace("\n", ""))


def _is_issuer(field: Field) -> bool:
    return field.name in ("issuer", "issuer_name")


def _first(document: Document, name: FieldName) -> str | None:
    """The first value of a field: what the text says stands before what its page says."""
    return next((str(field.value) for field in document.fields if field.name == name), None)


def _part(part: Part) -> Json:
    start, end = part.extent or (None, None)
    return {
        "path": part.path,
        "parent": part.parent,
        "kind": part.kind,
        "numbering": part.numbering,
        "heading": str(part.headings[0].value) if part.headings else None,
        "start": start,
        "end": end,
    }


def _place(part: str | None, provenance: Provenance) -> Json:
    """Where a statement stands: its first evidence."""
    place = provenance.evidence[0]
    return {"part": part, "start": place.start, "end": place.end, "quote": place.quote}


def _target(target: Target) -> Json:
    return {
        **_place(target.part, target.provenance),
        "indicator": target.indicator,
        "subject": target.subject,
        "comparator": target.comparator,
        "value": _plain(target.value),
        "lower": _plain(target.lower),
        "upper": _plain(target.upper),
        "unit": target.unit,
        "basis": target.basis,
        "due": str(target.due) if target.due else None,
        "due_precision": target.due_precision,
    }


def _plain(value: Decimal | None) -> int | float | None:
    """A number of JSON: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _mention(mention: Mention) -> Json:
    return {**_place(mention.part, mention.provenance), "concept": mention.concept}


def _actor(actor: Actor) -> Json:
    return {**_place(actor.part, actor.provenance), "body": actor.body, "role": actor.role}
