"""From the lines of a text to its documents: header, parts and passages, signature."""

import re
from collections.abc import Mapping, Sequence

from loaders.gongwen.division import Stretch, divide
from loaders.gongwen.form import FoundDocument, Report
from loaders.gongwen.left_out import without_contents, without_furniture
from loaders.gongwen.parts import find_parts
from loaders.gongwen.recipients import with_recipients_apart
from loaders.gongwen.signature import is_note, is_person
from loaders.gongwen.text import OfficialText, Span
from loaders.gongwen.types import document_type
from loaders.layout import MetadataName
from loaders.statements.bodies.names import split_issuers
from ontology.lexicon import Lexicon

_BEFORE_SUBJECT = re.compile(
    r"(?:中华人民共和国(?=国务院))?(?P<names>[^《》“”，。\n]{2,80}?)"
    r"(?:\n?(?:关于|印发|转发|批转)|公告|通告|令(?=\n|第))"
)
"""国务院办公厅关于…, 中国人民银行公告〔2026〕第10号, 中华人民共和国国务院令第706号."""
_SEVERAL = re.compile(r"等[0-9一二三四五六七八九十]{0,3}(?:个)?(?:部门|单位|部委|委员会|厅局|部)$")
"""工业和信息化部等八部门: the others are named in the signature alone."""


def find_documents(
    text: OfficialText, metadata: Mapping[MetadataName, str], lexicon: Lexicon, report: Report
) -> tuple[FoundDocument, ...]:
    """The documents of a text, the main one first."""
    text = with_recipients_apart(text)
    return tuple(
        _document(text, stretch, metadata if stretch.role == "main" else {}, lexicon, report)
        for stretch in divide(text, lexicon)
    )


def _document(
    text: OfficialText,
    stretch: Stretch,
    metadata: Mapping[MetadataName, str],
    lexicon: Lexicon,
    report: Report,
) -> FoundDocument:
    header, signature = stretch.header, stretch.signature
    lines, furniture = without_furniture(text, stretch.body)
    lines, contents = without_contents(text, lines)
    if contents:
        report("table-of-contents", "left out: it repeats the headings", _extent(text, contents))
    for place in (*header.ignored, *(text.lines[index].span for index in furniture)):
        report("line-ignored", "a letterhead, or what a page prints around the text", place)
    _report_tail(text, stretch, report)
    parts, passages = find_parts(text, lines, report)
    title = header.title or stretch.announced_title
    if stretch.role != "main" and header.title is None:
        report("annex-without-title", "no title stands above this text", _first(text, stretch))
    said = text.of(title) if title else metadata.get("title", "")
    return FoundDocument(
        role=stretch.role,
        extent=_extent(text, range(stretch.first, stretch.last)),
        title=title,
        type=document_type(said, lexicon),
        number=header.number,
        number_place=header.number_place,
        issuers=_issuers(text, stretch, lexicon),
        recipients=header.recipients,
        signed=signature.date if signature else None,
        passed=header.passed,
        annex_titles=signature.annex_titles if signature else (),
        parts=parts,
        passages=passages,
    )


def _issuers(text: OfficialText, stretch: Stretch, lexicon: Lexicon) -> tuple[Span, ...]:
    """The bodies that sign; where none does, who passed the text, or who is named before 关于."""
    names = stretch.signature.names if stretch.signature else ()
    bodies = [name for name in names if not is_person(text.of(name))]
    if not bodies and stretch.header.passed_by:
        bodies = [stretch.header.passed_by]
    if not bodies and stretch.header.title:
        named = _BEFORE_SUBJECT.match(text.compact, *stretch.header.title)
        if named and not _SEVERAL.search(named["names"]):
            bodies = [Span(*named.span("names"))]
    return tuple(issuer for name in bodies for issuer in split_issuers(text, name, lexicon))


def _report_tail(text: OfficialText, stretch: Stretch, report: Report) -> None:
    """What stands below a signature is a note, an imprint, or not understood."""
    if not stretch.signature:
        return
    for index in range(stretch.signature.after, stretch.last):
        if not is_note(text, index):
            report("text-below-signature", "not read: no annex begins here", text.lines[index].span)


def _extent(text: OfficialText, lines: Sequence[int]) -> Span:
    return Span(text.lines[lines[0]].span.start, text.lines[lines[-1]].span.end)


def _first(text: OfficialText, stretch: Stretch) -> Span:
    return text.lines[stretch.first].span
