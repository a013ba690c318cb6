"""The stages by which an official document is read, in order.

bytes -> `formats` (layout) -> `gongwen.text` (text and compact copy) -> `gongwen.documents` (form)
-> `header_fields` -> `gongwen.identity` -> `statements`, through `assembly` -> `Reading`.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from loaders.assembly import Reader
from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.formats import read_layout
from loaders.gongwen.documents import find_documents
from loaders.gongwen.form import FoundDocument, Report
from loaders.gongwen.identity import identify
from loaders.gongwen.text import OfficialText, Span, official_text
from loaders.header_fields import PAGE, header_fields
from loaders.inline_pinyin import without_inline_pinyin
from loaders.layout import Layout, LayoutRemark, Unreadable
from loaders.model import Document, DocumentId, Field, FieldName, Reading, Remark, Source
from loaders.resolver import Known, Resolver, normal_title
from loaders.statements.force import Known as KnownDates
from loaders.statements.force import read_force
from ontology.lexicon import Lexicon


def read_document(
    content: bytes, name: str, key: str, lexicon: Lexicon, resolver: Resolver
) -> Reading:
    """What a file with an official document says; `key` names the source.

    Raises Unreadable for a file that cannot be read; what is doubtful in one that can be stands in
    `Reading.remarks`.
    """
    media_type, layout = read_layout(name, content)
    layout = without_inline_pinyin(layout)
    text = official_text(layout.blocks)
    if not text.compact.strip():
        raise Unreadable("empty", f"{name}: no text at all")
    remarks = [_of_layout(text, remark) for remark in layout.remarks]

    def report(code: str, message: str, place: Span | None) -> None:
        remarks.append(Remark(code, message, *(text.bounds(place) if place else ())))

    documents = _documents(text, layout, key, Reader(text, lexicon, resolver, report))
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


def _documents(
    text: OfficialText, layout: Layout, key: str, reader: Reader
) -> tuple[Document, ...]:
    found = find_documents(text, layout.metadata, reader.lexicon, reader.report)
    fields = [
        header_fields(
            text,
            each,
            layout.metadata if each.role == "main" else {},
            reader.lexicon,
            reader.report,
        )
        for each in found
    ]
    fields = _with_force(text, found, fields, reader.report)
    ids = _identities(text, found, fields[0], key, reader.resolver)
    known = (Known(key, _own_titles(own)) for key, own in zip(ids, fields, strict=True))
    reader = replace(reader, resolver=reader.resolver.with_known(known))
    carried = dict(zip(ids[1:], found[1:], strict=True))
    return tuple(
        reader.document(each, own, key, carried if each.role == "main" else {})
        for each, own, key in zip(found, fields, ids, strict=True)
    )


def _with_force(
    text: OfficialText,
    found: Sequence[FoundDocument],
    fields: Sequence[tuple[Field, ...]],
    report: Report,
) -> list[tuple[Field, ...]]:
    """The fields with the days of force.

    What an order states for the text that it carries holds for the order too.
    """
    titles = [{normal_title(title) for title in _values(own, "title")} for own in fields]
    completed = [list(own) for own in fields]
    for index, document in enumerate(found):
        dates = KnownDates(*(_day(fields[index], n) for n in ("date_document", "date_published")))
        for stated in read_force(text, document, dates=dates, report=report):
            about = normal_title(stated.carried) if stated.carried else None
            for other, own in enumerate(titles):
                itself = other == index and (about is None or document.type == "order")
                if itself or about in own:
                    completed[other].append(stated.field)
    return [tuple(own) for own in completed]


def _day(fields: Sequence[Field], name: FieldName) -> PartialDate | None:
    days = (f.value for f in fields if f.name == name and isinstance(f.value, PartialDate))
    return next(days, None)


def _identities(
    text: OfficialText,
    found: Sequence[FoundDocument],
    main: Sequence[Field],
    key: str,
    resolver: Resolver,
) -> tuple[DocumentId, ...]:
    """A text with neither number nor title has the name of its source."""
    number = next(iter(_values(main, "number")), None)
    return identify(
        text,
        found,
        number=DocumentNumber.parse(number) if number else None,
        title=next(iter(_values(main, "title")), key),
        issuer=next(iter(_values(main, "issuer")), None),
        date=_day(main, "date_document"),
        resolver=resolver,
    )


def _own_titles(fields: Sequence[Field]) -> tuple[str, ...]:
    """The titles that stand in the text, since a page calls an order by what the order carries."""
    own = [f for f in fields if f.name == "title" and f.provenance.evidence[0].rule != PAGE]
    return _values(own or fields, "title")


def _values(fields: Sequence[Field], name: FieldName) -> tuple[str, ...]:
    return tuple(str(field.value) for field in fields if field.name == name)


def _of_layout(text: OfficialText, remark: LayoutRemark) -> Remark:
    place = text.lines[remark.block].span if remark.block is not None else None
    if place and place.start < place.end:
        return Remark(remark.code, remark.message, *text.bounds(place))
    return Remark(remark.code, remark.message)


def _place(remark: Remark) -> tuple[int, str]:
    return (remark.start or 0, remark.code)
