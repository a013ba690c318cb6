"""Where a passage refers to a document: by title, by number, or by both.

A title's number stands behind it, most often in brackets, which may also give the name by which the
text calls the document from there on: （国发〔2017〕50号，以下简称《指导意见》）.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from loaders.docnumber import DocumentNumber
from loaders.gongwen.form import Report
from loaders.gongwen.text import OfficialText, Span
from loaders.numbers_in_text import FoundNumber, scan_numbers
from loaders.statements.citation.titles import FoundTitle, find_titles
from loaders.statements.citation.unmarked_titles import unmarked_title
from ontology.lexicon import Lexicon

_YEAR = "(?:19|20)[0-9]{2}"
ANCHOR: Final = (
    f"《|≪|〔{_YEAR}|【{_YEAR}|（{_YEAR}|令\n?（?(?:第|{_YEAR}年)|公告\n?（?(?:第|{_YEAR}年)|"
    f"通告\n?（?(?:第|{_YEAR}年)|号令|号公告|号文|”规划纲要|目标纲要|一号文件"
)
"""What every passage has that refers to a document."""
_QUALIFIER = re.compile(
    "（(?:试行稿?|暂行|草案|修订[稿版]?|修正[案版]?|征求意见稿|送审稿|第[一二三四五六七八九十0-9]{1,3}[批版期]|"
    "(?:19|20)[0-9]{2}年?(?:修订|修正)?[本版]?)）"
)
"""（试行） behind the closing mark belongs to the title."""
_BRACKET = re.compile(r"（[^（）\n\t]{0,150}(?:（[^（）\n\t]{0,60}）[^（）\n\t]{0,150}){0,2}）")
_ANNOUNCEMENT = re.compile(
    "(?P<by>[\u4e00-\u9fff]{2,60}?[部委局署会院厅府])关于[^《》]{2,150}的(?P<form>公告|通告)"
)
_ANNOUNCED = re.compile("（(?P<year>(?:19|20)[0-9]{2})年第(?P<serial>[0-9]{1,5})号）")
_ISSUED_WITH = re.compile(
    "(?:文件?)?(?:(?:联合)?(?:发布|公布|颁布|印发|颁发|下发|批准|通知)(?:施行|实施|修订|修正)?的)?"
)
_STANDARD = re.compile(r"（[A-Z][A-Z/ ]{0,9}[0-9][0-9.]{1,11}(?:-(?:19|20)?[0-9]{2})?）")
"""The number of a standard, GB/T 9704-2012."""
_NAMING = re.compile(
    "(?:(?:以下)?简称|(?:以下|下)称)为?"
    "(?P<name>“?《[^《》\n]{1,60}》”?|“[^“”\n]{1,60}”|[^《》“”（），。；、\n]{2,24})"
)
_NAMED_BEFORE = re.compile("(?:简称|统称|下称)为?“?\\Z")
_WORDING = re.compile(
    "(?P<serial>[0-9]{1,4})号文件?|(?:(?:19|20)[0-9]{2}年)?中央(?:一|1)号文件"
    "|“[八九十][一二三四]?五?”规划(?:和[0-9]{4}年远景目标)?纲要"
)
_CODE_AHEAD = 6
_MOST_BRACKETS = 3
_MARKS = "《》“”"
_TITLE, _NUMBER, _UNMARKED = "citation-title", "citation-number", "citation-unmarked"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at `span`; `title` as printed, without its marks, `names` that it declares."""

    span: Span
    rule: str
    title: str | None = None
    number: DocumentNumber | None = None
    names: tuple[str, ...] = ()


def find_references(
    text: OfficialText, within: Span, lexicon: Lexicon, report: Report
) -> list[Reference]:
    """The references in a passage, in reading order.

    Reports `unbalanced-title-marks`, `damaged-number`, and `several-numbers` for a title that has
    more than one.
    """
    reader = _PassageReader(text, within, lexicon, report)
    return sorted(reader.references(), key=lambda reference: reference.span)


class _PassageReader:
    def __init__(self, text: OfficialText, within: Span, lexicon: Lexicon, report: Report) -> None:
        self._text, self._within, self._lexicon, self._report = text, within, lexicon, report
        self._compact = text.compact
        self._titles = find_titles(text.compact, within, report)
        self._numbers, damaged = scan_numbers(text.compact, *within, lexicon=lexicon)
        self._taken: list[Span] = []
        for place in damaged:
            report("damaged-number", "a document number that is not whole", Span(*place))

    def references(self) -> Iterator[Reference]:
        """Titles with their numbers, then the numbers that are left, then what has neither."""
        for title in self._titles:
            insort(self._taken, title.span)
            if not _NAMED_BEFORE.search(
                self._compact, max(self._within.start, title.span.start - 6), title.span.start
            ):
                yield self._take(self._titled(title))
        for number in self._numbers:
            if not self._is_taken(number.start):
                yield self._take(self._numbered(number))
        for found in _WORDING.finditer(self._compact, *self._within):
            start = self._coded_from(found)
            if start is not None and not self._is_taken(start):
                span = Span(start, found.end())
                yield self._take(Reference(span, _UNMARKED, self._text.printed(span)))

    def _take(self, reference: Reference) -> Reference:
        insort(self._taken, reference.span)
        return reference

    def _is_taken(self, place: int) -> bool:
        before = bisect_right(self._taken, (place, self._within.end)) - 1
        return any(
            span.start <= place < span.end for span in self._taken[max(0, before - 1) : before + 1]
        )

    def _titled(self, title: FoundTitle) -> Reference:
        inside = title.inside
        own = [n for n in self._between(inside) if n.end == inside.end - 1]
        if own and self._compact[own[0].start - 1] == "（":
            inside = Span(inside.start, own[0].start - 1)
        qualifier = _QUALIFIER.match(self._compact, title.span.end, self._within.end)
        end = qualifier.end() if qualifier else title.span.end
        if standard := _STANDARD.match(self._compact, end, self._within.end):
            end = standard.end()
        announced = self._announced(inside, end)
        behind = self._behind(announced.end if announced else end)
        printed = self._text.printed(inside)
        if qualifier:
            printed += self._text.printed(Span(*qualifier.span()))
        span = Span(title.span.start, behind.end)
        found = [*own, *([announced] if announced else []), *behind.numbers]
        number = self._one_number(found or self._issued_with(title), span)
        return Reference(span, _TITLE, printed, number, behind.names)

    def _announced(self, inside: Span, end: int) -> FoundNumber | None:
        """The number of 某局关于…的公告（2031年第3号）, which says the body in its title only."""
        by = _ANNOUNCEMENT.fullmatch(self._compact, *inside)
        bracket = _ANNOUNCED.match(self._compact, end, self._within.end) if by else None
        if by is None or bracket is None:
            return None
        number = DocumentNumber.of(by["by"], bracket["year"], bracket["serial"], by["form"])
        return FoundNumber(number, *bracket.span())

    def _issued_with(self, title: FoundTitle) -> list[FoundNumber]:
        """The number in 国令第8号发布的《X》, which is that of X and cites nothing else."""
        before = bisect_left(self._numbers, title.span.start, key=lambda number: number.start) - 1
        if before < 0 or not _ISSUED_WITH.fullmatch(
            self._compact, self._numbers[before].end, title.span.start
        ):
            return []
        number = self._numbers[before]
        insort(self._taken, Span(number.start, number.end))
        return [number]

    def _numbered(self, found: FoundNumber) -> Reference:
        if (
            self._compact[found.start - 1 : found.start] != "（"
            or found.start == self._within.start
        ):
            behind = self._behind(found.end)
            end = behind.end if behind.names else found.end
            return Reference(Span(found.start, end), _NUMBER, None, found.number, behind.names)
        bracket = found.start - 1
        behind = self._behind(bracket)
        title = unmarked_title(self._compact, bracket, self._within.start, self._lexicon)
        if title is None or self._is_taken(title.start):
            end = behind.end - 1 if behind.names else found.end
            return Reference(Span(found.start, end), _NUMBER, None, found.number, behind.names)
        span = Span(title.start, behind.end)
        number = self._one_number(behind.numbers, span)
        return Reference(span, _UNMARKED, self._text.printed(title), number, behind.names)

    def _behind(self, end: int) -> "_Behind":
        """Numbers and names in the brackets that follow `end`, and numbers without brackets."""
        numbers: list[FoundNumber] = []
        names: list[str] = []
        for _ in range(_MOST_BRACKETS):
            bracket = _BRACKET.match(self._compact, end, self._within.end)
            span = Span(*bracket.span()) if bracket else Span(end, end + 2)
            held = self._between(span)
            named = list(_names(self._compact, span)) if bracket else []
            if not held and not named:
                break
            if not bracket and not self._follows(held[0], end):
                break
            numbers += held
            names += named
            end = bracket.end() if bracket else held[0].end
        if not names and self._compact.startswith("，", end):
            naming = _NAMING.match(self._compact, end + 1, self._within.end)
            names += _names(self._compact, Span(*naming.span())) if naming else []
        return _Behind(end, tuple(numbers), tuple(names))

    def _follows(self, number: FoundNumber, end: int) -> bool:
        """Whether a number follows directly, in a bracket left open, or in the next cell alone."""
        if number.start == end or self._compact[end] == "（":
            return True
        last = number.end == self._within.end or self._compact[number.end] == "\t"
        return self._compact[end] == "\t" and last

    def _between(self, span: Span) -> list[FoundNumber]:
        """The numbers that begin in a stretch."""
        low = bisect_left(self._numbers, span.start, key=lambda number: number.start)
        high = bisect_left(self._numbers, span.end, key=lambda number: number.start)
        return self._numbers[low:high]

    def _one_number(self, found: Sequence[FoundNumber], place: Span) -> DocumentNumber | None:
        numbers = {number.number for number in found}
        if len(numbers) > 1:
            listed = "、".join(map(str, sorted(numbers)))
            self._report("several-numbers", f"one title with {listed}", place)
        return numbers.pop() if len(numbers) == 1 else None

    def _coded_from(self, found: re.Match[str]) -> int | None:
        """Where the known code before 40号文件 begins, or the wording itself without a code."""
        if not found["serial"]:
            return found.start()
        first = max(self._within.start, found.start() - _CODE_AHEAD)
        for start in range(first, found.start() - 1):
            code = self._compact[start : found.start()]
            if self._lexicon.code_elements(code)[0].concept is not None:
                return start
        return None


class _Behind(NamedTuple):
    """What follows a title up to `end`."""

    end: int
    numbers: tuple[FoundNumber, ...]
    names: tuple[str, ...]


def _names(compact: str, within: Span) -> Iterator[str]:
    for naming in _NAMING.finditer(compact, *within):
        yield (naming["name"]).strip(_MARKS)
