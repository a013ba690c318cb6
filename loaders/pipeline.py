"""The stages by which an official document is read, in order.

bytes -> `formats` (layout) -> `gongwen.text` (text and compact copy) -> `gongwen.documents` (form)
-> `header_fields` -> `gongwen.identity` -> `statements`, through `assembly` -> `Reading`.
"""

from collections.abc import Sequence
from hashlib import sha256

from loaders.assembly import Reader
from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.formats import read_layout
from loaders.gongwen.documents import find_documents
from loaders.gongwen.identity import identify
from loaders.gongwen.text import OfficialText, Span, official_text
from loaders.header_fields import header_fields
from loaders.layout import Layout, LayoutRemark, Unreadable
from loaders.model import Document, Field, FieldName, Reading, Remark, Source
from loaders.resolver import Known, Resolver
from loaders.statements.force import Known as KnownDates
from ontology.lexicon import Lexicon


def read_document(
    content: bytes, name: str, key: str, lexicon: Lexicon, resolver: Resolver
) -> Reading:
    """What a file with an official document says; `key` names the source.

    Raises Unreadable for a file that cannot be read; what is doubtful in one that can be stands in
    `Reading.remarks`.
    """
    media_type, layout = read_layout(name, content)
    text = official_text(layout.blocks)
    if not text.compact.strip():
        raise Unreadable("empty", f"{name}: no text at all")
    remarks = [_of_layout(text, remark) for remark in layout.remarks]

    def report(code: str, message: str, place: Span | None) -> None:
        remarks.append(Remark(code, message, *(text.bounds(place) if place else ())))

    documents = _documents(text, layout, Reader(text, lexicon, resolver, report))
    source = Source(
        key=key,
        kind="copy",
        title=name,
        language="zh",
        sha256=sha256(content).hexdigest(),
        media_type=media_type,
        size=len(content),
        text=text.text,
    )
    return Reading(source, documents, remarks=tuple(sorted(remarks, key=_place)))


def _documents(text: OfficialText, layout: Layout, reader: Reader) -> tuple[Document, ...]:
    metadata, lexicon, report = layout.metadata, reader.lexicon, reader.report
    found = find_documents(text, metadata, lexicon, report)
    raise NotImplementedError(found)


def _of_layout(text: OfficialText, remark: LayoutRemark) -> Remark:
    place = text.lines[remark.block].span if remark.block is not None else None
    if place and place.start < place.end:
        return Remark(remark.code, remark.message, *text.bounds(place))
    return Remark(remark.code, remark.message)


def _place(remark: Remark) -> tuple[int, str]:
    return (remark.start or 0, remark.code)
