"""The header fields of a found document, each with its place: the text's own before the page's."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.gongwen.form import FoundDocument, Report
from loaders.gongwen.text import OfficialText, Span
from loaders.layout import MetadataName
from loaders.model import Evidence, Field, FieldName, Provenance
from loaders.resolver import normal_title
from ontology.lexicon import Lexicon

PAGE = "page-metadata"
"""The rule of what a page says of a document outside its text."""

_SESSION = re.compile(r"第[一二三四五六七八九十百零〇]{1,5}届")
_OF_PAGE: tuple[
    Literal["title", "number", "date_document", "date_published", "date_in_force", "valid_until"],
    ...,
] = ("title", "number", "date_document", "date_published", "date_in_force", "valid_until")
"""What a page can say of a document that its text does not say, or says otherwise."""


def header_fields(
    text: OfficialText,
    found: FoundDocument,
    metadata: Mapping[MetadataName, str],
    lexicon: Lexicon,
    report: Report,
) -> tuple[Field, ...]:
    """Title, number, type, issuers, recipients, dates; `metadata` is that of the main document.

    What the page says is added where the text is silent or says otherwise; both then stand. An
    order (令) is known by the title that its page gives it, which goes first.
    """
    own = list(_own(text, found, lexicon, report))
    page = list(_of_page(metadata, own, report))
    return tuple(page + own if found.type == "order" else own + page)


def text_field(
    text: OfficialText, name: FieldName, value: str | PartialDate, place: Span, rule: str
) -> Field:
    """A field that the text states at `place`."""
    provenance = Provenance(evidence=(text.evidence(place, rule),))
    if name in ("title", "heading"):
        return Field(name, value, provenance, "zh", "official")
    return Field(name, value, provenance)


def _own(
    text: OfficialText, found: FoundDocument, lexicon: Lexicon, report: Report
) -> Iterator[Field]:
    if found.title:
        yield text_field(text, "title", text.printed(found.title), found.title, "title")
    if found.number and found.number_place:
        yield text_field(text, "number", str(found.number), found.number_place, "number")
    if found.type and found.title:
        yield text_field(text, "type", found.type, found.title, "type-of-title")
    for issuer in found.issuers:
        yield _issuer(text, issuer, lexicon)
    for recipient in found.recipients:
        yield text_field(text, "recipient", text.printed(recipient), recipient, "recipient")
    if found.signed and (date := _date(text, found.signed, report)):
        yield text_field(text, "date_document", date, found.signed, "signed")
    elif found.passed and (date := _date(text, found.passed, report)):
        yield text_field(text, "date_document", date, found.passed, "passed")


def _issuer(text: OfficialText, place: Span, lexicon: Lexicon) -> Field:
    """A body of the authority file, else its name, without the number of its session (届)."""
    said = text.of(place)
    known = lexicon.by_label(said, "body")
    if len(known) == 1 or (known and known[0].label("zh") == said):
        return text_field(text, "issuer", known[0].key, place, "issuer")
    name = _SESSION.sub("", text.printed(place))
    return text_field(text, "issuer_name", name, place, "issuer")


def _date(text: OfficialText, place: Span, report: Report) -> PartialDate | None:
    try:
        return PartialDate.read(text.of(place))
    except ValueError as error:
        report("impossible-date", str(error), place)
        return None


def _of_page(
    metadata: Mapping[MetadataName, str], own: Sequence[Field], report: Report
) -> Iterator[Field]:
    for name in _OF_PAGE:
        printed = metadata.get(name)
        value = _page_value(name, printed, report) if printed else None
        if printed and value is not None and not any(_says(field, name, value) for field in own):
            provenance = Provenance(evidence=(Evidence(printed, PAGE),))
            if name == "title":
                yield Field(name, value, provenance, "zh", "official")
            else:
                yield Field(name, value, provenance)


def _page_value(name: FieldName, printed: str, report: Report) -> str | PartialDate | None:
    try:
        if name == "title":
            return printed
        return str(DocumentNumber.parse(printed)) if name == "number" else PartialDate.read(printed)
    except ValueError as error:
        report("unread-metadata", f"{name}: {error}", None)
        return None


def _says(field: Field, name: FieldName, value: str | PartialDate) -> bool:
    """Whether the text says already what the page says."""
    if field.name != name:
        return False
    if isinstance(field.value, PartialDate) and isinstance(value, PartialDate):
        return field.value.agrees_with(value)
    if name != "title":
        return field.value == value
    one, other = normal_title(str(field.value)), normal_title(str(value))
    return one.endswith(other) or other.endswith(one)
