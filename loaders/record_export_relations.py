"""What a document cites, as a record has it."""

from dataclasses import replace

from loaders.model import Citation, Document, DocumentId
from loaders.record_export_parts import Entry, unique


def relations(document: Document, base: DocumentId) -> list[Entry]:
    """The relations of a document; `base` is the main document of the record.

    A citation that states what another states already, in other words, is left out.
    """
    said: dict[object, Citation] = {}
    for citation in document.citations:
        cited = citation.document or citation.title or citation.number
        said.setdefault((citation.part, citation.relation, citation.cue, cited), citation)
    return unique(_relation(citation, base) for citation in said.values())


def _relation(citation: Citation, base: DocumentId) -> Entry:
    to = _to(citation, base)
    entry: Entry = {"relation": citation.relation, "to": to}
    if citation.number and citation.number != to:
        entry["number"] = citation.number
    if citation.cue:
        entry["cue"] = citation.cue
    if citation.title and citation.title != to:
        entry["title"] = citation.title
    if citation.part:
        entry["part"] = citation.part
    if citation.provenance.evidence:
        entry["quote"] = citation.provenance.evidence[0].quote
    return entry


def _to(citation: Citation, base: DocumentId) -> str:
    """A text that leads to the cited document: its number, `附件1` of this record, or its title."""
    cited = citation.document
    if cited and cited.annex and replace(cited, annex=None) == base:
        return f"附件{cited.annex}"
    if cited and cited.number:
        return str(cited)
    return citation.title or citation.number or str(cited)
