"""Documents without what stands in them: enough to be pointed at."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from loaders.model import Document, DocumentId, Reading


def headers_of(readings: Iterable[Reading], wanted: Collection[DocumentId]) -> Iterator[Reading]:
    """What the readings say of the wanted documents and their carriers, but for their contents."""
    carriers = {replace(own, annex=None) for own in wanted if own.annex}
    for reading in readings:
        documents = tuple(
            _header(document, wanted)
            for document in reading.documents
            if document.id in wanted or document.id in carriers
        )
        if documents:
            yield Reading(reading.source, documents)


def _header(document: Document, wanted: Collection[DocumentId]) -> Document:
    annexes = tuple(annex for annex in document.annexes if annex in wanted)
    return Document(document.id, document.fields, annexes=annexes, role=document.role)
