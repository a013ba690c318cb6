"""What stands above a document's body: title, number, history, recipients.

Elements after GB/T 9704-2012: 发文字号 (7.2.5), 标题 (7.3.1), 主送机关 (7.3.2). On web pages they
come in any order, the title over several lines, the number before or after it.
"""

import re
from dataclasses import dataclass

from loaders.docnumber import DocumentNumber
from loaders.gongwen import line_forms as forms
from loaders.gongwen.numbering import head
from loaders.gongwen.text import Line, OfficialText, Span

MAX_TITLE = 120
MAX_LINES = 40
"""Where no body has begun after so many lines, the text has no header."""

_NUMBER_LABEL = re.compile(r"(?:发文字号|发文号|文号|编号|字号)：")
_ORDER = re.compile(r"(?P<order>[^，。；：]{2,60}令)(?P<number>第?[0-9]{1,5}号)?")
_ORDER_NUMBER = re.compile(r"（?第[0-9一二三四五六七八九十百零〇]{1,7}号）?")
_PARENS = re.compile(r"[（〔].{1,200}[）〕]")
_ENDINGS = re.compile(r"(?:人民政府|委|局|厅|部|办公室|办|院|会|署|司|公司|银行|大学|集团)$")
_UNFINISHED = re.compile(r"[，；。！？：]")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a document; `body` is the index of the first line below it."""

    body: int
    title: Span | None = None
    number: DocumentNumber | None = None
    number_place: Span | None = None
    recipients: tuple[Span, ...] = ()
    passed: Span | None = None
    """The day on which a regulation was passed, where it was not amended since."""
    passed_by: Span | None = None


def read_header(text: OfficialText, first: int, last: int) -> Header:
    """The header of the document whose lines are `first` to `last`, the end exclusive."""
    return _HeaderReader(text, first, last).read()


class _HeaderReader:
    def __init__(self, text: OfficialText, first: int, last: int) -> None:
        self._text, self._first, self._last = text, first, min(last, first + MAX_LINES)
        self._title: list[int] = []
        self._closed = False
        self._number: tuple[DocumentNumber, Span] | None = None
        self._passed: Span | None = None
        self._passed_by: Span | None = None

    def read(self) -> Header:
        recipients: tuple[Span, ...] = ()
        index = self._first
        while index < self._last:
            line = self._text.lines[index]
            if found := forms.whole(forms.RECIPIENTS, self._text.compact, *line.span):
                recipients = split_recipients(self._text, Span(*found.span("names")))
                index += 1
                break
            if not self._take(index, line):
                break
            index += 1
        number, place = self._number or (None, None)
        return Header(
            index,
            self._title_span(),
            number,
            place,
            recipients,
            self._passed,
            self._passed_by,
        )

    def _take(self, index: int, line: Line) -> bool:
        """Take a line as part of the header; False where it is none."""
        said = self._text.of(line.span)
        if not said:
            return True
        if line.kind == "row" or len(said) > 400:
            return False
        if self._takes_number(index, line, said):
            return True
        if forms.is_date(self._text.compact, *line.span):
            return True
        if forms.whole(forms.HISTORY, self._text.compact, *line.span) and self._title:
            self._read_history(line.span)
            self._closed = True
            return True
        if _PARENS.fullmatch(said):
            self._closed = self._closed or bool(self._title)
            return True
        return self._takes_title(index, line, said)

    def _read_history(self, line: Span) -> None:
        """Take day and body from a history of one act: （2020年12月24日…会议通过）."""
        acts = list(forms.PASSED.finditer(self._text.compact, *line))
        if len(acts) == 1:
            self._passed = Span(*acts[0].span("date"))
            self._passed_by = Span(*acts[0].span("by"))

    def _takes_number(self, index: int, line: Line, said: str) -> bool:
        label = _NUMBER_LABEL.match(said)
        start = line.span.start + (label.end() if label else 0)
        place = Span(start, line.span.end)
        joined = said[label.end() :] if label else said
        if _ORDER_NUMBER.fullmatch(said) and self._title and self._title[-1] == index - 1:
            before = self._text.lines[index - 1].span
            joined = self._text.of(before) + said.strip("（）")
            place = Span(before.start, line.span.end)
            self._title.append(index)
            self._closed = True
        try:
            number = DocumentNumber.parse(joined)
        except ValueError:
            return bool(label)
        if self._number is None:
            self._number = number, place
            if _ORDER.fullmatch(joined) and not self._title:
                self._title.append(index)
            self._closed = self._closed or bool(self._title)
        return True

    def _takes_title(self, index: int, line: Line, said: str) -> bool:
        if len(said) > MAX_TITLE or _UNFINISHED.search(said[-1:]) or "。" in said:
            return False
        numbered = head(self._text.compact, line.span)
        if numbered:
            alone = numbered.rest == line.span.end
            return alone and index == self._first
        if line.role in ("level1", "level2") and self._title and line.align != "center":
            return False
        if self._closed:
            return self._repeats(said)
        if self._title and self._title[-1] != index - 1:
            return self._repeats(said)
        self._title.append(index)
        return True

    def _repeats(self, said: str) -> bool:
        """Whether a later line says the title again, as web pages do above the text."""
        title = "".join(self._text.of(self._text.lines[i].span) for i in self._title)
        return bool(said) and (said in title or title in said)

    def _title_span(self) -> Span | None:
        if not self._title:
            return None
        lines = self._text.lines
        return Span(lines[self._title[0]].span.start, lines[self._title[-1]].span.end)


def split_recipients(text: OfficialText, names: Span) -> tuple[Span, ...]:
    """The recipients one by one: parted by commas, and by 、 where whole names stand between.

    各省、自治区、直辖市人民政府 is one recipient; 河北省人民政府、国家发展改革委 are two.
    """
    found: list[Span] = []
    for group in _pieces(text, names, "，；"):
        pieces = _pieces(text, group, "、")
        whole = all(len(text.of(p)) >= 3 and _ENDINGS.search(text.of(p)) for p in pieces)
        found += pieces if whole and not text.of(group).startswith("各") else [group]
    return tuple(found)


def _pieces(text: OfficialText, span: Span, separators: str) -> list[Span]:
    """The stretches between separators that stand in no brackets."""
    pieces: list[Span] = []
    depth, start = 0, span.start
    for place in range(span.start, span.end):
        character = text.compact[place]
        depth += (character in "（〔") - (character in "）〕")
        if character in separators and depth <= 0:
            pieces.append(Span(start, place))
            start = place + 1
    pieces.append(Span(start, span.end))
    return [piece for piece in pieces if piece.start < piece.end]
