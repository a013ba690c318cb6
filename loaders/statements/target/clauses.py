"""Sentences and clauses around quantities, and what stands on both sides of each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders.gongwen.text import Span
from loaders.statements.target.quantities import Quantity
from loaders.statements.target.wordings import CONNECTOR, MADE

BRACKET: Final = "\x01"
FIGURE: Final = "\x02"
NAME: Final = "\x03"
"""What stands in masked text for brackets, for figures, for names and quotations."""

_OPAQUE = re.compile(
    r"“[^“”。\n]{0,40}”|《[^《》\n]{0,80}》|（[^（）\n]{0,80}）|〔[^〔〕\n]{0,40}〕|【[^【】\n]{0,30}】"
)
_SENTENCE = re.compile(r"[^。！？!\n\t]{1,4000}")
_CLAUSE = re.compile(r"[^，；：。]{1,600}")
_JOINED = re.compile(CONNECTOR)
_BEFORE_JOINED = re.compile(rf"{CONNECTOR}$")
_SHORT_BRACKET = 8


@dataclass(frozen=True, slots=True)
class Figures:
    """Quantities side by side (70%和50%) in their clause, with the stretches before and after."""

    quantities: tuple[Quantity, ...]
    before: Span
    after: Span
    clause: Span
    sentence: Span

    @property
    def span(self) -> Span:
        """From the first quantity's bound to the last one's."""
        return Span(self.quantities[0].span.start, self.quantities[-1].span.end)


class Masked:
    """A passage in which names, brackets and quantities are hidden, of the same length.

    `brackets` are the insides of brackets that hold quantities, which are read by themselves.
    """

    def __init__(self, compact: str, span: Span, quantities: Sequence[Quantity]) -> None:
        self._start = span.start
        self.brackets: list[Span] = []
        self._short: set[int] = set()
        starts = [each.span.start for each in quantities]
        hidden: list[tuple[Span, str]] = []
        for found in _OPAQUE.finditer(compact, *span):
            place = Span(*found.span())
            first = bisect_right(starts, place.start)
            if first and quantities[first - 1].span.end > place.start:
                continue  # 台（套）
            name = found[0][0] in "“《"
            hidden.append((place, NAME if name else BRACKET))
            if not name and place.end - place.start <= _SHORT_BRACKET:
                self._short.add(place.end)
            if not name and first < bisect_left(starts, place.end):
                self.brackets.append(Span(place.start + 1, place.end - 1))
        covered = [place.start for place, _ in hidden]
        for each in quantities:
            over = bisect_right(covered, each.span.start) - 1
            if over < 0 or hidden[over][0].end <= each.span.start:
                hidden.append((each.span, FIGURE))
        self.text = _filled(compact, span, sorted(hidden))

    def of(self, span: Span) -> str:
        """The masked text at a place of the compact copy."""
        return self.text[span.start - self._start : span.end - self._start]

    def first(self, span: Span, length: int) -> str:
        """The first characters there, at most so many."""
        return self.of(Span(span.start, min(span.end, span.start + length)))

    def last(self, span: Span, length: int) -> str:
        """The last characters there, at most so many."""
        return self.of(Span(max(span.start, span.end - length), span.end))

    def find(self, pattern: re.Pattern[str], span: Span) -> Iterator[Span]:
        """Where the pattern matches there."""
        for found in pattern.finditer(self.text, span.start - self._start, span.end - self._start):
            yield Span(found.start() + self._start, found.end() + self._start)

    def shows(self, quantity: Quantity) -> bool:
        """Whether a quantity is not hidden in a name, a quotation or brackets."""
        return self.text[quantity.span.start - self._start] == FIGURE

    def joined(self, place: int) -> bool:
        """Whether what begins there follows a connecting word."""
        return bool(_BEFORE_JOINED.search(self.last(Span(self._start, place), 3)))

    def ends_short_bracket(self, place: int) -> bool:
        """Whether short brackets end there, which belong to the noun before: 样板工厂（车间）."""
        return place in self._short


def _filled(compact: str, span: Span, hidden: Iterable[tuple[Span, str]]) -> str:
    pieces: list[str] = []
    position = span.start
    for place, filler in hidden:
        if place.start >= position:
            pieces += [compact[position : place.start], filler * (place.end - place.start)]
            position = place.end
    pieces.append(compact[position : span.end])
    return "".join(pieces)


def sentences(masked: Masked, span: Span) -> Iterator[Span]:
    """The sentences of a passage; a cell of a row is one or more."""
    return masked.find(_SENTENCE, span)


def clauses(masked: Masked, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence, between commas, semicolons and colons."""
    return masked.find(_CLAUSE, sentence)


def figures(
    masked: Masked, sentence: Span, clause: Span, quantities: Iterable[Quantity]
) -> Iterator[Figures]:
    """The quantities of a clause that are no part of another's noun phrase, with their sides."""
    groups: list[list[Quantity]] = []
    lefts: list[int] = []
    rights: list[int] = []
    left = clause.start
    for each in quantities:
        if groups:
            gap = Span(groups[-1][-1].span.end, each.span.start)
            between = masked.of(gap)
            if _JOINED.fullmatch(between) and _alike(groups[-1][-1], each):
                groups[-1].append(each)
                continue
            cut = _cut(between)
            if cut is None:
                groups.pop()  # part of what the next is said of: 10家企业设备联网率达到…
                left = lefts.pop()
            else:
                rights.append(gap.start + cut[0])
                left = gap.start + cut[1]
        groups.append([each])
        lefts.append(left)
    if groups:
        rights.append(clause.end)
    for group, start, end in zip(groups, lefts, rights, strict=True):
        before = Span(start, group[0].span.start)
        after = Span(group[-1].span.end, max(end, group[-1].span.end))
        yield Figures(tuple(group), before, after, clause, sentence)


def _alike(former: Quantity, quantity: Quantity) -> bool:
    """Whether both may be of one list of figures: 10%、2万家 tell two things of one subject."""
    return former.kind == quantity.kind or former.bare


def _cut(between: str) -> tuple[int, int] | None:
    """Where the first figure's noun phrase ends and the second one's clause begins."""
    joints = list(_JOINED.finditer(between))
    if joints:
        joint = joints[0] if joints[0].start() == 0 else joints[-1]
        return joint.start(), joint.end()
    if made := MADE.search(between):
        return made.start(), made.start()
    return None
