"""The targets that running text sets, read sentence by sentence and clause by clause."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.gongwen.form import FoundDocument, Passage
from loaders.gongwen.text import Span
from loaders.model import Target
from loaders.statements.target.clauses import Figures, Masked, clauses, figures, sentences
from loaders.statements.target.goals import RULES, Setting, calls, is_goal
from loaders.statements.target.governing_times import Governing, GoverningTimes
from loaders.statements.target.made_targets import TargetMaker
from loaders.statements.target.measures_before import said_before
from loaders.statements.target.quantities import Quantity, find_quantities
from loaders.statements.target.sides import Side, measuring, rebound, side
from loaders.statements.target.subjects import (
    CAUSED,
    Context,
    Said,
    completed,
    headed,
    predicated,
    said_after,
    said_share,
)

_PART_OF = re.compile("其中|含|包括|包含|[国省市县区]家?级")
_LONGEST_SUBJECT = 60
_REACHING = frozenset("到达为至在成近约、和与及")
"""Last characters of the words before a number that comes without a unit."""


@dataclass(frozen=True, slots=True)
class _Read:
    """Figures, on which side of them stands what they measure, and what is said of each."""

    figures: Figures
    side: Side
    said: list[Said]


@dataclass(slots=True)
class _Sentence:
    """What has been read of a sentence so far: the last figure's subject, and if it set a goal."""

    earlier: Said | None = None
    former: Said | None = None
    listed: bool = False


class ProseReader:
    """Reads the passages of a document, in their order."""

    def __init__(self, document: FoundDocument, times: GoverningTimes, maker: TargetMaker) -> None:
        self._times = times
        self._maker = maker
        self._text = maker.text
        self._rules = document.type in RULES
        self._articles = {part.path for part in document.parts if part.kind == "article"}
        self._call = calls(self._text.of(document.title) if document.title else "")
        self._passage = Passage(None, Span(0, 0))

    def read(self, passage: Passage) -> Iterator[Target]:
        """The targets of a passage."""
        self._passage = passage
        self._times.enter(passage)
        if self._times.sense == "state":
            return
        found = find_quantities(self._text.compact, *passage.span)
        quantities = [each for each in found if _may_be_goal(self._text.compact, each)]
        if not quantities:
            return
        masked = Masked(self._text.compact, passage.span, quantities)
        brackets = iter([*masked.brackets, Span(passage.span.end, passage.span.end)])
        bracket = next(brackets)
        read = _Sentence()
        for sentence in sentences(masked, passage.span):
            read = _Sentence(read.former or read.earlier)
            yield from self._sentence(masked, sentence, _within(quantities, sentence), read)
            while bracket.end <= sentence.end and bracket.start < passage.span.end:
                if self._goes_on(bracket):
                    held = _within(quantities, bracket)
                    inside = Masked(self._text.compact, bracket, held)
                    yield from self._sentence(inside, bracket, held, read)
                bracket = next(brackets)

    def _goes_on(self, bracket: Span) -> bool:
        """Whether brackets hold figures of their own: （其中国家级10家）, not what a unit means."""
        opened = _PART_OF.match(self._text.compact, *bracket)
        return bool(opened or any(time.due for time in self._times.stated(bracket)))

    def _sentence(
        self, masked: Masked, sentence: Span, quantities: Sequence[Quantity], read: _Sentence
    ) -> Iterator[Target]:
        """The targets of a sentence, or of what stands in brackets."""
        shown = [each for each in quantities if masked.shows(each)]
        if not shown:
            return
        times = self._times.stated(sentence)
        for clause in clauses(masked, sentence):
            kept = measuring(masked, _within(shown, clause), clause)
            context = Context(times, read.former, read.earlier)
            found = figures(masked, sentence, clause, kept)
            for member in _with_last(self._members(masked, found, context)):
                read.former = member.said[-1] if member.said else read.former
                for target in self._targets(masked, member, listed=read.listed):
                    read.listed = True
                    yield target

    def _members(self, masked: Masked, found: Iterable[Figures], context: Context) -> list[_Read]:
        """What each figure of a clause is said of; members of a list complete each other."""
        members: list[_Read] = []
        for figure in found:
            where = side(masked, figure)
            if where is None:
                continue
            figure = rebound(masked, figure, where)
            said = self._said(masked, figure, where, context)
            first = members[0].said[:1] if members else []
            if first and masked.joined(figure.before.start):
                said = [completed(first[0], each) for each in said]
            elif not members and context.former and masked.first(figure.before, 2) == "其中":
                said = [replace(each, verb=each.verb or context.former.verb) for each in said]
            members.append(_Read(figure, where, said))
            context = replace(context, former=said[-1] if said else context.former)
        return members

    def _said(self, masked: Masked, found: Figures, where: Side, context: Context) -> list[Said]:
        if where == "before":
            return said_before(self._text, masked, found, context)
        read = said_after if where == "after" else said_share
        said = read(self._text, masked, found, context)
        return [said] * len(found.quantities) if said else []

    def _targets(self, masked: Masked, read: _Read, *, listed: bool) -> Iterator[Target]:
        found, said = read.figures, read.said
        governing = self._times.governing(found)
        setting = self._setting(governing, listed=listed)
        quantities = _shared(found.quantities)
        if len(quantities) == 1:
            quantities *= max(1, len(said))
        alike = len(found.quantities) > 1 and len({each.words for each in said}) < 2
        if not said or (alike and not governing.dues):
            if setting.wanted and not setting.past and not found.quantities[0].bare:
                self._unread(found.span)
            return
        for index, (quantity, each) in enumerate(zip(quantities, said, strict=True)):
            if not is_goal(masked, found, quantity, read.side, each, setting):
                continue
            if not 0 < len(each.words) <= _LONGEST_SUBJECT:
                self._unread(each.span)
                continue
            due = governing.dues[index] if governing.dues else governing.due
            yield self._maker.make(self._passage.part, quantity, each, due, rule="target")

    def _setting(self, governing: Governing, *, listed: bool) -> Setting:
        return Setting(
            sense=self._times.sense,
            due=governing.due,
            past=governing.past,
            rules=self._rules or self._passage.part in self._articles,
            call=self._call,
            listed=listed,
        )

    def _unread(self, place: Span) -> None:
        self._maker.report("unread-figure", "a figure whose subject is not read", place)


def _within(quantities: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    """The quantities that begin there."""
    low, high = (bisect_left(quantities, place, key=lambda each: each.span.start) for place in span)
    return quantities[low:high]


def _may_be_goal(compact: str, quantity: Quantity) -> bool:
    """Whether it is neither the 一 of 一批 nor a bare number that nothing is said to reach."""
    if quantity.bare and quantity.comparator == "=":
        return compact[quantity.span.start - 1 : quantity.span.start] in _REACHING
    one = quantity.small and quantity.value == 1 and quantity.comparator == "="
    return not one or quantity.kind == "times"


def _with_last(members: Sequence[_Read]) -> Iterator[_Read]:
    """Members of a list with what the last one says of all: 100家…、200家…开展改造."""
    first, last = members[:1], members[-1:]
    for member in members:
        if len(members) < 2 or not member.side == first[0].side == last[0].side == "after":
            yield member
            continue
        said = member.said
        for one, final in zip(first[0].said, last[0].said, strict=False):
            said = [headed(each, one, final) for each in said]
            if CAUSED.fullmatch(one.verb) and member is not last[0]:
                said = [predicated(each, final) for each in said]
        yield replace(member, said=said)


def _shared(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Figures side by side share the bound before the first, and the unit after the last."""
    first, last = quantities[0], quantities[-1]
    shared = list(quantities)
    for index, each in enumerate(quantities):
        if each.comparator == "=" and first.before:
            shared[index] = replace(each, comparator=first.before)
        if each.bare and last.unit:
            shared[index] = replace(shared[index], unit=last.unit, kind=last.kind)
    return shared
