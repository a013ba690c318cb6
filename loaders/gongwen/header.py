"""What stands above a document's body: letterhead, title, number, history, recipients.

Elements after GB/T 9704-2012: 发文机关标志 (7.2.4), 发文字号 (7.2.5), 标题 (7.3.1), 主送机关
(7.3.2). On web pages they come in any order, the title over several lines, the number before or
after it.
"""

import re
from dataclasses import dataclass

from loaders.docnumber import DocumentNumber
from loaders.gongwen import line_forms as forms
from loaders.gongwen.numbering import Head, head
from loaders.gongwen.recipients import split_recipients
from loaders.gongwen.text import Line, OfficialText, Span
from loaders.gongwen.types import document_type
from ontology.lexicon import Lexicon

MAX_TITLE = 120
MAX_LINES = 40
"""Where no body has begun after so many lines, the text has no header."""

_NUMBER_LABEL = re.compile(r"(?:发文字号|发文号|文号|编号|字号)：")
_NUMBERED_TITLE = re.compile(
    rf"(?P<title>.{{4,}}?)（(?:(?P<number>[^（）]{{1,20}}〔[12][0-9]{{3}}〕第?[0-9]{{1,5}}号)|{forms.DATE})）"
)
_NUMBERED_BY_TYPE = re.compile(r"[^，。；：]{2,60}(?:令|公告|通告)")
"""Orders and announcements, whose number is their title."""
_ORDER_NUMBER = re.compile(r"（?第[0-9一二三四五六七八九十百零〇]{1,7}号）?")
_LETTERHEAD = re.compile(r".{2,60}(?:文件|电报|传真|明电|会议纪要|简报)(?:（.{1,20}）)?")
_PARENS = re.compile(r"[（〔].{1,200}[）〕]")
_GOES_ON = re.compile(r"[的》”、和与及）]|等")


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
    ignored: tuple[Span, ...] = ()
    """Letterheads, and what a page prints about the text."""


def read_header(text: OfficialText, lexicon: Lexicon, first: int, last: int) -> Header:
    """The header of the document whose lines are `first` to `last`, the end exclusive."""
    return _HeaderReader(text, lexicon, first, last).read()


class _HeaderReader:
    def __init__(self, text: OfficialText, lexicon: Lexicon, first: int, last: int) -> None:
        self._text, self._lexicon = text, lexicon
        self._first, self._last = first, min(last, first + MAX_LINES)
        self._title: list[Span] = []
        self._closed = False
        self._number: tuple[DocumentNumber, Span] | None = None
        self._passed: tuple[Span, Span] | None = None
        self._ignored: list[Span] = []

    def read(self) -> Header:
        recipients: tuple[Span, ...] = ()
        index = self._first
        while index < self._last:
            line = self._text.lines[index]
            if found := forms.whole(forms.RECIPIENTS, self._text.compact, *line.span):
                recipients = split_recipients(self._text, Span(*found.span("names")))
                index += 1
                break
            if not self._takes(line, first=index == self._first):
                break
            index += 1
        title = Span(self._title[0].start, self._title[-1].end) if self._title else None
        number, place = self._number or (None, None)
        passed, passed_by = self._passed or (None, None)
        ignored = tuple(self._ignored)
        return Header(index, title, number, place, recipients, passed, passed_by, ignored)

    def _takes(self, line: Line, *, first: bool) -> bool:
        """Take a line as part of the header; False where the body begins with it."""
        said = self._text.of(line.span)
        if not said:
            return True
        if line.kind == "row" or len(said) > 400:
            return False
        if self._takes_number(line.span, said):
            return True
        compact = self._text.compact
        if forms.whole(forms.FURNITURE, compact, *line.span):
            self._ignored.append(line.span)
            return True
        if forms.is_date(compact, *line.span) or (first and forms.ANNEX_LABEL.fullmatch(said)):
            return True
        if self._title and forms.whole(forms.HISTORY, compact, *line.span):
            self._read_history(line.span)
            return True
        if _PARENS.fullmatch(said):
            self._closed = self._closed or bool(self._title)
            return True
        return self._takes_title(line, said, first=first)

    def _read_history(self, line: Span) -> None:
        """Take day and body from a history of one act: （2020年12月24日…会议通过）."""
        self._closed = True
        acts = list(forms.PASSED.finditer(self._text.compact, *line))
        if len(acts) == 1:
            self._passed = Span(*acts[0].span("date")), Span(*acts[0].span("by"))

    def _takes_number(self, line: Span, said: str) -> bool:
        label = _NUMBER_LABEL.match(said)
        place = Span(line.start + (label.end() if label else 0), line.end)
        written = said[label.end() :] if label else said.strip("（）")
        above = self._title[-1] if self._title else None
        of_order = bool(_ORDER_NUMBER.fullmatch(said)) and above and above.end == line.start - 1
        if above and of_order:
            written = self._text.of(above) + written
            place = Span(above.start, line.end)
            self._title.append(line)
            self._closed = True
        try:
            number = DocumentNumber.parse(written)
        except ValueError:
            return bool(label or of_order)
        if self._number is None:
            self._number = number, place
            if not self._title and _NUMBERED_BY_TYPE.match(written):
                self._title.append(line)
            self._drop_letterhead()
            self._closed = bool(self._title)
        return True

    def _drop_letterhead(self) -> None:
        """Drop, above a number, what is no title but the name of a body, or ends in 文件."""
        said = "".join(map(self._text.of, self._title))
        if _LETTERHEAD.fullmatch(said) or (
            forms.BODY_NAME.fullmatch(said) and document_type(said, self._lexicon) is None
        ):
            self._ignored += self._title
            self._title = []

    def _takes_title(self, line: Line, said: str, *, first: bool) -> bool:
        if len(said) > MAX_TITLE or said[-1] in forms.SENTENCE_END or "。" in said:
            return False
        if forms.CONTENTS.fullmatch(said):
            return False
        if numbered := head(self._text.compact, line.span):
            return first and self._takes_listed(numbered, line.span)
        if self._title and line.role in ("level1", "level2") and line.align != "center":
            return False
        above = self._title[-1] if self._title else None
        if self._closed or (above and above.end != line.span.start - 1):
            return self._repeats(said)
        if above and self._whole() and not _GOES_ON.match(said):
            return self._repeats(said)
        self._title.append(self._bare(line.span))
        return True

    def _takes_listed(self, numbered: Head, line: Span) -> bool:
        """Take the first line of a text in a compilation, which numbers its texts: 3. 某某要点."""
        if numbered.style != "arabic":
            return False
        title = self._bare(Span(numbered.rest, line.end))
        if title.start < title.end:
            if document_type(self._text.of(title), self._lexicon) is None:
                return False
            self._title.append(title)
        return True

    def _bare(self, line: Span) -> Span:
        """A line of a title without number and date in brackets behind it."""
        found = forms.whole(_NUMBERED_TITLE, self._text.compact, *line)
        if not found:
            return line
        title = Span(*found.span("title"))
        if found["number"]:
            self._title.append(title)
            self._takes_number(Span(*found.span("number")), found["number"])
            self._title.pop()
        return title

    def _whole(self) -> bool:
        """Whether the title so far is whole: it ends in a type, and every bracket is closed."""
        said = "".join(map(self._text.of, self._title))
        paired = all(said.count(a) == said.count(b) for a, b in ("《》", "（）", "“”"))
        return paired and document_type(said, self._lexicon) is not None

    def _repeats(self, said: str) -> bool:
        """Whether a later line says the title again, as web pages do above the text."""
        title = "".join(map(self._text.of, self._title))
        return bool(title) and (said in title or title in said)
