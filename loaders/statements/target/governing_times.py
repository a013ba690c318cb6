"""Which time governs a figure: the one in its sentence, or the one that heads its goals."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.gongwen.form import FoundDocument, Passage
from loaders.gongwen.text import OfficialText, Span
from loaders.statements.target.clauses import Figures
from loaders.statements.target.due_dates import Period, StatedTime, find_times, title_period
from loaders.statements.target.goal_words import GOAL_LEAD, OVERALL_HEADING
from loaders.statements.target.goals import Sense, heading_sense

_NUMBER_YEAR = re.compile(r"〔((?:19|20)[0-9]{2})〕")
_SIGNED_YEAR = re.compile(r"(?:^|\n)((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日(?=\n|$)")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})")
_HEADER_LENGTH = 3000
_OPENING = re.compile(
    r"(?:[^，。；：]{0,16}：|[-—·]{1,2}|[一二三四五六]是|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[.、])?"
    r"(?:力争|争取|确保|预计|计划)?(?:到|至|截至|截止|在)?“?"
)
_OPENS_SENTENCE = re.compile(
    r"(?:^|[，。；：\n])(?:力争|争取|确保|预计|计划)?(?:到|至|截至|截止)?“?$"
)
_BASED = re.compile("的?(?:实际|约)?")
_DEADLINE = re.compile(r"(?:完成时限|时限要求|完成时间|完成期限|时限)[：为]?$")
_CELL_BEFORE = re.compile(r"\t(?:到|至|于|在)?$")
_CELL_AFTER = re.compile(r"(?:之?前|以前|前?完成)?(?:\t|\n|$)")
_LOOKED_BACK = 8
_SENTENCE = 4000


@dataclass(frozen=True, slots=True)
class Governing:
    """The due date of a figure, or of each of several; `past` where a past time governs it."""

    due: StatedTime | None = None
    past: bool = False
    dues: tuple[StatedTime, ...] = ()


class GoverningTimes:
    """The times that govern the figures of a document, which is read passage by passage."""

    def __init__(self, text: OfficialText, document: FoundDocument) -> None:
        self._text = text
        self.period = document_period(text, document)
        self._senses: dict[str, Sense] = {}
        self._overall: set[str] = set()
        self._headed: dict[str, StatedTime] = {}
        for part in document.parts:
            if part.heading is None:
                continue
            self._senses[part.path] = heading_sense(text.of(part.heading))
            if OVERALL_HEADING.search(text.of(part.heading)):
                self._overall.add(part.path)
            for time in find_times(text.compact, *part.heading, self.period):
                if time.due:
                    self._headed[part.path] = time
        self._standing: tuple[str | None, StatedTime] | None = None
        self._goals: tuple[str | None] | None = None
        self._passage = Passage(None, Span(0, 0))
        self._times: tuple[StatedTime, ...] = ()
        self._starts: list[int] = []
        self._opening: StatedTime | None = None
        self._deadline: StatedTime | None = None
        self.sense: Sense = "plain"
        """What is said of the figures in the passage entered."""

    def part_sense(self, path: str | None) -> Sense:
        """What the headings above say of the figures in a part: the highest that says something."""
        for above in _above(path):
            if (sense := self._senses.get(above, "plain")) != "plain":
                return sense
        return "plain"

    def enter(self, passage: Passage) -> None:
        """Begin a passage: its times, whether it opens goals, and by when they are wanted."""
        self._passage = passage
        compact, span = self._text.compact, passage.span
        self._times = tuple(find_times(compact, *span, self.period))
        self._starts = [time.span.start for time in self._times]
        lead = GOAL_LEAD.match(compact, *span)
        if lead and compact[span.end - 1] == "：":
            self._goals = (passage.part,)
        opened = self._goals is not None and _within(passage.part, self._goals[0])
        self.sense = "goal" if lead or opened else self.part_sense(passage.part)
        overall = any(above in self._overall for above in _above(passage.part))
        if self.sense == "plain" and overall and self._first_of_sentence():
            self.sense = "goal"
        self._opening = self._find_opening(lead.end() if lead else span.start)
        self._deadline = self._find_deadline()
        if self.sense == "goal" and (first := self._opening or self._first_of_sentence()):
            self._standing = (passage.part, first)

    def stated(self, span: Span) -> Sequence[StatedTime]:
        """The times that are stated there."""
        return self._times[
            bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)
        ]

    def governing(self, found: Figures) -> Governing:
        """The time that governs figures."""
        compact, place = self._text.compact, found.span.start
        low = max(self._passage.span.start, place - _SENTENCE)
        sentence = Span(
            max(low, compact.rfind("。", low, place), compact.rfind("\t", low, place)), place
        )
        before = self.stated(sentence)[-_LOOKED_BACK:]
        if before and self._of_then(before[-1], place):
            return Governing(past=True)
        stated = [time for time in before if time.due]
        if not stated:
            return Governing(due=self._inherited(found))
        if not self._coming(stated[-1]):
            return Governing(past=True)
        return Governing(due=stated[-1], dues=self._together(stated, len(found.quantities)))

    def _of_then(self, time: StatedTime, place: int) -> bool:
        """Whether a figure right after a time is one of that time: 2020年的7.8%."""
        compact = self._text.compact
        compared = compact[time.span.start - 1 : time.span.start] in ("比", "较", "与", "同")
        return not (time.due or compared) and bool(_BASED.fullmatch(compact, time.span.end, place))

    def _inherited(self, found: Figures) -> StatedTime | None:
        if self.sense == "goal":
            earlier = self._times[: bisect_left(self._starts, found.span.start)][-_LOOKED_BACK:]
            for time in reversed(earlier):
                if time.due and self._coming(time):
                    return time
            if self._standing and _within(self._passage.part, self._standing[0]):
                return self._standing[1]
        elif self._opening:
            return self._opening
        for above in reversed(_above(self._passage.part)):
            if above in self._headed:
                return self._headed[above]
        return self._deadline

    def _find_opening(self, lead: int) -> StatedTime | None:
        """The coming time with which the passage begins, or its words that open goals hold."""
        if not self._times:
            return None
        start = self._passage.span.start
        found = _OPENING.match(self._text.compact, *self._passage.span)
        end = max(lead, found.end() if found else start)
        for time in self._times[:_LOOKED_BACK]:
            if (
                time.due
                and self._coming(time)
                and (time.span.start <= end or time.span.end <= lead)
            ):
                return time
        return None

    def _first_of_sentence(self) -> StatedTime | None:
        first = next((time for time in self._times if time.due and self._coming(time)), None)
        if first is None:
            return None
        lead = self._text.compact[max(0, first.span.start - _LOOKED_BACK) : first.span.start]
        return first if _OPENS_SENTENCE.search(lead) else None

    def _find_deadline(self) -> StatedTime | None:
        """The time after 完成时限：, or in a cell of its own in the row of a table of tasks."""
        compact, span = self._text.compact, self._passage.span
        for time in self._times[-_LOOKED_BACK:]:
            lead = compact[max(span.start, time.span.start - _LOOKED_BACK) : time.span.start]
            own_cell = _CELL_BEFORE.search(lead) and _CELL_AFTER.match(compact, time.span.end)
            if time.due and (own_cell or _DEADLINE.search(lead)):
                return time
        return None

    def _coming(self, time: StatedTime) -> bool:
        return self.period.year is None or time.year >= self.period.year

    def _together(self, times: Sequence[StatedTime], count: int) -> tuple[StatedTime, ...]:
        """The last times, if as many stand together as there are figures: 2023年、2024年分别."""
        last = times[-count:]
        if count < 2 or len(last) < count:
            return ()
        for former, time in pairwise(last):
            if self._text.compact[former.span.end : time.span.start] not in (
                "、",
                "和",
                "，",
                "及",
                "与",
            ):
                return ()
        return tuple(last)


def document_period(text: OfficialText, document: FoundDocument) -> Period:
    """The year of a document and the years that its title covers.

    The year is that of its signature, its number, or else of the first number or date in the text.
    """
    title = text.of(document.title) if document.title else ""
    covered = title_period(title) or (None, None)
    signed = _YEAR.search(text.of(document.signed)) if document.signed else None
    if signed:
        return Period(int(signed[1]), *covered)
    if document.number:
        return Period(document.number.year, *covered)
    found = _NUMBER_YEAR.search(text.compact, 0, _HEADER_LENGTH)
    found = found or _SIGNED_YEAR.search(text.compact)
    return Period(int(found[1]) if found else covered[0], *covered)


def _above(path: str | None) -> list[str]:
    """The parts above and the part itself, the highest first."""
    if path is None:
        return []
    names = path.split("/")
    return ["/".join(names[: count + 1]) for count in range(len(names))]


def _within(path: str | None, above: str | None) -> bool:
    return path == above or (
        path is not None and above is not None and path.startswith(above + "/")
    )
