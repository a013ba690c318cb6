"""What stands below a document's body: annex list, signature, date, notes, imprint.

Elements after GB/T 9704-2012: 附件说明 (7.3.4), 署名 and 成文日期 (7.3.5), 附注 (7.3.6),
版记 (7.4).
"""

import re
from dataclasses import dataclass

from loaders.gongwen import line_forms as forms
from loaders.gongwen.numbering import head
from loaders.gongwen.text import OfficialText, Span

MAX_SIGNATORIES = 60
_PERSON = re.compile(
    r"(?:代)?(?:国务院)?(?:总理|部长|主任|省长|市长|区长|县长|主席|州长|局长|行长|署长|会长|书记)"
    r"[：]?[\u4e00-\u9fff·]{2,12}"
)
"""Who signs an order (令): no issuing body."""
_STAMPED = re.compile(r"（.{2,80}(?:代章|代印|盖章)）")
"""Whose seal stands in place of the signatory's."""
_DATED = re.compile(rf"(?P<date>{forms.DATE})(?=[\u4e00-\u9fff“《])")


@dataclass(frozen=True, slots=True)
class Signature:
    """`first` is the line where the tail of a document begins, `after` the line behind its date.

    `names` are the lines of the signatories, or what stands before the date in one line.
    """

    first: int
    after: int
    names: tuple[Span, ...] = ()
    date: Span | None = None
    annex_titles: tuple[Span, ...] = ()


def find_signature(text: OfficialText, body: int, last: int) -> Signature | None:
    """The first signature with a date among the lines from `body` to `last`, end exclusive."""
    for index in range(body, last):
        if text.lines[index].kind == "row":
            continue
        if signature := _signed_at(text, index, body, last):
            return signature
    return None


def undated_signature(text: OfficialText, body: int, last: int) -> Signature | None:
    """The names that end a document that bears no date."""
    end = last
    while end > body and _tail_note(text, end - 1):
        end -= 1
    names, first = _names_above(text, end, body)
    if not names or not _ends_before(text, first, body):
        return None
    listed, first = _annex_list_above(text, first, body)
    return Signature(first, end, names, None, listed)


def _signed_at(text: OfficialText, index: int, body: int, last: int) -> Signature | None:
    span = text.lines[index].span
    names, first = _names_above(text, index, body)
    if found := forms.is_date(text.compact, *span):
        pass
    elif found := forms.whole(forms.SIGNED_DATE, text.compact, *span):
        if not forms.BODY_NAME.fullmatch(found["names"]) and not is_person(found["names"]):
            return None
        names = (*names, Span(*found.span("names")))
    elif not names or not (found := _DATED.match(text.compact, *span)):
        return None  # and where there is a date, the next text is glued to it
    if not names and not _ends_before(text, index, body):
        return None
    while first > body and is_note(text, first - 1):
        first -= 1
    listed, first = _annex_list_above(text, first, body)
    below, after = _annex_list_below(text, index + 1, last)
    return Signature(first, after, names, Span(*found.span("date")), listed or below)


def _names_above(text: OfficialText, index: int, body: int) -> tuple[tuple[Span, ...], int]:
    """The lines of signatories that end above `index`, and the first line of the signature."""
    names: list[Span] = []
    if index > body and _STAMPED.fullmatch(text.of(text.lines[index - 1].span)):
        index -= 1
    while index - 1 >= body and len(names) <= MAX_SIGNATORIES:
        line = text.lines[index - 1]
        said = text.of(line.span)
        if not _is_name(said, text, line.span) or line.kind == "row":
            break
        names.insert(0, line.span)
        index -= 1
    return tuple(names), index


def _is_name(said: str, text: OfficialText, span: Span) -> bool:
    if len(said) < 2 or head(text.compact, span) or said.startswith("附件"):
        return False
    return bool(forms.BODY_NAME.fullmatch(said) or is_person(said))


def is_person(said: str) -> bool:
    """Whether a signatory is a person with his office (总理 李克强), who signs an order."""
    return bool(_PERSON.fullmatch(said))


def _ends_before(text: OfficialText, index: int, body: int) -> bool:
    """Whether the line above ends a sentence, so that what follows is a tail."""
    if index <= body:
        return True
    said = text.of(text.lines[index - 1].span)
    return said[-1:] in "。！；）" or bool(forms.ANNEX_ITEM.match(said)) or said.startswith("附件")


def _annex_list_above(text: OfficialText, first: int, body: int) -> tuple[tuple[Span, ...], int]:
    """The annexes listed above a signature, and the line where the list begins."""
    for index in range(first - 1, max(body, first - 40) - 1, -1):
        span = text.lines[index].span
        said = text.of(span)
        if forms.ANNEX_LIST.fullmatch(said) and said.startswith("附"):
            return annex_titles(text, index, first), index
        if said in ("附件：", "附件"):
            return annex_titles(text, index + 1, first), index
        if said.endswith("。") or len(said) > 100 or text.lines[index].kind == "row":
            break
    return (), first


def _annex_list_below(text: OfficialText, index: int, last: int) -> tuple[tuple[Span, ...], int]:
    """The annexes listed below a date: a list has several, or nothing follows it."""
    start = index
    while index < last and _tail_note(text, index):
        index += 1
    if index >= last or not forms.ANNEX_LIST.fullmatch(text.of(text.lines[index].span)):
        return (), start
    end = index + 1
    while end < last and forms.ANNEX_ITEM.fullmatch(text.of(text.lines[end].span)):
        end += 1
    rest = all(_tail_note(text, i) for i in range(end, last))
    labelled = end < last and forms.ANNEX_LABEL.fullmatch(text.of(text.lines[end].span))
    if end - index > 1 or rest or labelled:
        return annex_titles(text, index, end), end
    return (), start


def annex_titles(text: OfficialText, first: int, last: int) -> tuple[Span, ...]:
    """The titles in the lines of a list of annexes, without number and 附件."""
    titles: list[Span] = []
    for index in range(first, last):
        span = text.lines[index].span
        said = text.compact[span.start : span.end]
        found = forms.ANNEX_LIST.match(said) if said.startswith("附") else None
        start = found.start("rest") if found else 0
        if item := forms.ANNEX_ITEM.match(said, start):
            start = item.start("rest")
        elif not found and titles:
            titles[-1] = Span(titles[-1].start, span.end)  # a title that goes on in the next line
            continue
        end = span.start + len(said.rstrip("。；.;"))
        if span.start + start < end:
            titles.append(Span(span.start + start, end))
    return tuple(titles)


def _tail_note(text: OfficialText, index: int) -> bool:
    line = text.lines[index]
    said = text.of(line.span)
    return not said or any(p.fullmatch(said) for p in (forms.NOTE, forms.IMPRINT, forms.CLOSING))


def is_note(text: OfficialText, index: int) -> bool:
    """Whether a line is a note below the date, or belongs to the imprint."""
    said = text.of(text.lines[index].span)
    return not said or bool(forms.NOTE.fullmatch(said) or forms.IMPRINT.fullmatch(said))
