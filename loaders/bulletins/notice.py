"""The fields of the notice that a bulletin is about: number, issuer, titles, dates, address."""

import re
from collections.abc import Iterator

from loaders.bulletins.coverage import Marks
from loaders.bulletins.layout import Layout
from loaders.bulletins.sayings import DATE, ISSUED, Saying, quoted
from loaders.bulletins.text import BulletinText, Span
from loaders.docnumber import NUMBER, DocumentNumber
from loaders.errors import InputError
from loaders.model import DocumentId, FieldName
from loaders.resolver import Resolver
from ontology.lexicon import Lexicon

_PUBLISHED = re.compile(
    rf"(?P<issuer>[^。「」\nは-]{{1,120}})は、?"
    rf"(?P<sentence>(?P<date>{DATE})に?、?{quoted('title')}"
    rf"(?:\((?P<aside>[^\n]{{0,400}}?)\))?を{ISSUED}した)"
)
_ORIGINAL_TITLE = re.compile(rf"(?:中国語名|中国語|原題){quoted('zh')}")
_TITLE_LINE = re.compile(quoted("title"))
_DATED: dict[str, FieldName] = {
    "成立日": "date_document",
    "成文日": "date_document",
    "発表日": "date_published",
    "公布日": "date_published",
    "公表日": "date_published",
    "施行日": "date_in_force",
}
_DATE_LINE = re.compile(rf"(?P<label>{'|'.join(_DATED)}):(?P<date>{DATE})")
_ADDRESS = re.compile(
    r"(?:中国語)?(?:全文|原文)は?、?<?(?P<url>https?://[^\s<>()「」、。\u3040-\uffff]+)>?"
    rf"(?:から|より|で|にて)?(?:入手|閲覧|参照|取得)?(?:可能|できる)?(?:\((?P<date>{DATE})アクセス\))?"
)
_BETWEEN_BODIES = re.compile(r"[、・]|と|及び|および")
_COUNTRY = re.compile(r"中国(?:の)?")


def document_id(text: BulletinText, found: Layout, resolver: Resolver) -> DocumentId:
    """The document that the number under 【構成】 means; raises InputError without a number."""
    number = _number(text, found)
    if number is None:
        message = "no document number below this heading: valid is (工信庁信管[2020]8号)"
        raise InputError([text.fault(found.outline.start, message)])
    known = resolver.resolve(str(number[0]))
    return known[0] if len(known) == 1 else DocumentId(number=number[0])


def notice_sayings(
    text: BulletinText, found: Layout, marks: Marks, lexicon: Lexicon
) -> Iterator[Saying]:
    """What the bulletin says of the notice's fields, place by place."""
    for block in found.keypoints:
        for match in _PUBLISHED.finditer(text.compact, *block):
            yield from _published(text, match, marks, lexicon)
    number = _number(text, found)
    if number:
        yield Saying("number", str(number[0]), text.evidence(number[1], "number"))
    for block in found.head:
        for match in _TITLE_LINE.finditer(text.compact, *block):
            yield _text(text, match, "title", "title-line")
        for match in _DATE_LINE.finditer(text.compact, *block):
            date = text.date(Span(*match.span("date")))
            yield Saying(_DATED[match["label"]], date, text.evidence(Span(*match.span()), "dates"))
    for block in found.tail:
        for match in _ADDRESS.finditer(text.compact, *block):
            yield _address(text, match)


def _published(
    text: BulletinText, match: re.Match[str], marks: Marks, lexicon: Lexicon
) -> Iterator[Saying]:
    rule = "publication-sentence"
    yield from _issuers(text, Span(*match.span("issuer")), marks, lexicon)
    date = text.date(Span(*match.span("date")))
    yield Saying("date_published", date, text.evidence(Span(*match.span("sentence")), rule))
    yield _text(text, match, "title", rule)
    if match["aside"] and (original := _ORIGINAL_TITLE.search(text.compact, *match.span("aside"))):
        span = Span(*original.span("zh"))
        yield Saying("title", text.value(span), text.evidence(span, rule), "zh")
        yield from _type(text, span, lexicon)


def _type(text: BulletinText, title: Span, lexicon: Lexicon) -> Iterator[Saying]:
    """The type that the last word of an official title names: 关于…的通知."""
    words = text.of(title)
    named = [
        (len(label), concept.key)
        for label, language, concept in lexicon.labels("document-type")
        if language == "zh" and words.endswith(label) and not concept.browsing_only
    ]
    if named:
        length, key = max(named)
        span = Span(title.end - length, title.end)
        yield Saying("type", key, text.evidence(span, "last-word-of-title"))


def _issuers(text: BulletinText, names: Span, marks: Marks, lexicon: Lexicon) -> Iterator[Saying]:
    """The bodies named; the whole may be one body's name, or a list of names."""
    spans = [names]
    if not _body(text.of(names), lexicon):
        spans = text.pieces(names, _BETWEEN_BODIES)
    for span in spans:
        body = _body(text.of(span), lexicon)
        if body:
            yield Saying("issuer", body, text.evidence(span, "publication-sentence"))
        else:
            marks.report("issuer that is no known body", span)


def _body(name: str, lexicon: Lexicon) -> str | None:
    """Key of the body with this label, with or without 中国 before it."""
    country = _COUNTRY.match(name)
    for form in (name, name[country.end() :] if country else name):
        if found := lexicon.by_label(form, "body"):
            return found[0].key
    return None


def _text(text: BulletinText, match: re.Match[str], group: str, rule: str) -> Saying:
    span = Span(*match.span(group))
    return Saying("title", text.value(span), text.evidence(span, rule), "ja")


def _address(text: BulletinText, match: re.Match[str]) -> Saying:
    note = f"accessed {text.date(Span(*match.span('date')))}" if match["date"] else None
    evidence = text.evidence(Span(*match.span()), "address")
    return Saying("official_url", match["url"], evidence, note=note)


def _number(text: BulletinText, found: Layout) -> tuple[DocumentNumber, Span] | None:
    """The first number in the head of 【構成】, which ends in 号."""
    for block in found.head:
        for match in NUMBER.finditer(text.compact, *block):
            if match[0].endswith(("号", "號")):
                return DocumentNumber.parse(match[0]), Span(*match.span())
    return None
