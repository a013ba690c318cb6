"""The quantitative targets that a document sets, in prose and in tables of indicators."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from loaders.gongwen.form import FoundDocument, Passage, Report
from loaders.gongwen.text import OfficialText, Span
from loaders.model import Provenance, Target
from loaders.statements.clauses import Figures, Masked, clauses, figures, sentences
from loaders.statements.due_dates import StatedTime
from loaders.statements.goals import RULES, Setting, calls, is_goal
from loaders.statements.governing_times import Governing, GoverningTimes
from loaders.statements.indicator_tables import IndicatorTables
from loaders.statements.indicators import basis_of, indicator_of
from loaders.statements.measures_before import said_before
from loaders.statements.quantities import Quantity, find_quantities
from loaders.statements.sides import Side, qualifies, rebound, side
from loaders.statements.subjects import Said, completed, predicated, said_after, said_share
from loaders.statements.units import CALENDAR
from ontology.lexicon import Lexicon

_LONGEST_SUBJECT = 60


def read_targets(
    text: OfficialText, document: FoundDocument, *, lexicon: Lexicon, report: Report
) -> tuple[Target, ...]:
    """The targets of a document in reading order, each with its clause as evidence.

    Figures that tell of the past, award, demand or name are none; a figure among goals whose
    subject cannot be read is reported as `unread-figure`, a subject that several indicators share
    as `ambiguous-indicator`.
    """
    return tuple(_Reader(text, document, lexicon, report).targets())


@dataclass(frozen=True, slots=True)
class _Read:
    """Figures, on which side of them stands what they measure, and what is said of each."""

    figures: Figures
    side: Side
    said: list[Said]


@dataclass(slots=True)
class _Sentence:
    """What has been read of a sentence so far: the last figure's subject, and if it set a goal."""

    former: Said | None = None
    listed: bool = False


class _Reader:
    """Reads one document, passage by passage."""

    def __init__(
        self, text: OfficialText, document: FoundDocument, lexicon: Lexicon, report: Report
    ) -> None:
        self._text = text
        self._document = document
        self._lexicon = lexicon
        self._report = report
        self._times = GoverningTimes(text, document)
        self._tables = IndicatorTables(text, self._times.period, lexicon, report)
        self._rules = document.type in RULES
        self._articles = {part.path for part in document.parts if part.kind == "article"}
        self._call = calls(text.of(document.title) if document.title else "")

    def targets(self) -> Iterator[Target]:
        """The targets in reading order."""
        for table, passages in groupby(self._document.passages, key=lambda passage: passage.table):
            rows = list(passages)
            if table is not None and "\t" in self._text.of(rows[0].span):
                present = self._times.part_sense(rows[0].part) == "state"
                found = self._tables.read(rows, present=present)
                if found is not None:
                    yield from found
                    continue
            for passage in rows:
                yield from self._prose(passage)

    def _prose(self, passage: Passage) -> Iterator[Target]:
        self._times.enter(passage)
        found = find_quantities(self._text.compact, *passage.span)
        quantities = [each for each in found if each.unit not in CALENDAR]
        if not quantities:
            return
        masked = Masked(self._text.compact, passage.span, quantities)
        starts = [each.span.start for each in quantities]

        def within(span: Span) -> Sequence[Quantity]:
            return quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

        brackets = iter([*masked.brackets, Span(passage.span.end, passage.span.end)])
        bracket = next(brackets)
        for sentence in sentences(masked, passage.span):
            read = _Sentence()
            yield from self._sentence(passage, masked, sentence, within(sentence), read)
            while bracket.end <= sentence.end and bracket.start < passage.span.end:
                inside = Masked(self._text.compact, bracket, within(bracket))
                yield from self._sentence(passage, inside, bracket, within(bracket), read)
                bracket = next(brackets)

    def _sentence(
        self,
        passage: Passage,
        masked: Masked,
        sentence: Span,
        quantities: Sequence[Quantity],
        read: _Sentence,
    ) -> Iterator[Target]:
        """The targets of a sentence, or of what stands in brackets."""
        shown = [each for each in quantities if masked.shows(each)]
        if not shown:
            return
        times = self._times.stated(sentence)
        for clause in clauses(masked, sentence):
            here = [each for each in shown if clause.start <= each.span.start < clause.end]
            kept = [each for each in here if not qualifies(masked, each, clause.end)]
            found = figures(masked, sentence, clause, kept)
            for member in list(self._clause(masked, found, times, read.former)):
                read.former = member.said[-1] if member.said else read.former
                for target in self._figures(passage, masked, member, listed=read.listed):
                    read.listed = True
                    yield target

    def _clause(
        self,
        masked: Masked,
        found: Iterable[Figures],
        times: Sequence[StatedTime],
        former: Said | None,
    ) -> Iterator[_Read]:
        """What each figure of a clause is said of; members of a list complete each other."""
        members: list[_Read] = []
        for figure in found:
            where = side(masked, figure)
            if where is None:
                continue
            figure = rebound(masked, figure, where)
            said = self._said(masked, figure, where, times, former)
            first = members[0].said[:1] if members else []
            if first and masked.joined(figure.before.start):
                said = [completed(first[0], each) for each in said]
            elif not members and former and masked.first(figure.before, 2) == "其中":
                said = [replace(each, verb=each.verb or former.verb) for each in said]
            members.append(_Read(figure, where, said))
            former = said[-1] if said else former
        yield from _with_predicate(members)

    def _said(
        self,
        masked: Masked,
        found: Figures,
        where: Side,
        times: Sequence[StatedTime],
        former: Said | None,
    ) -> list[Said]:
        if where == "before":
            return said_before(self._text, masked, found, times, former)
        read = said_after if where == "after" else said_share
        said = read(self._text, masked, found, times)
        return [said] * len(found.quantities) if said else []

    def _figures(
        self, passage: Passage, masked: Masked, read: _Read, *, listed: bool
    ) -> Iterator[Target]:
        found, said = read.figures, read.said
        governing = self._times.governing(found)
        setting = self._setting(passage, governing, listed=listed)
        quantities = _shared(found.quantities)
        if len(quantities) == 1:
            quantities *= max(1, len(said))
        alike = len(found.quantities) > 1 and len({each.words for each in said}) < 2
        if not said or (alike and not governing.dues):
            if setting.wanted and not setting.past and not found.quantities[0].bare:
                self._report("unread-figure", "a figure whose subject is not read", found.span)
            return
        for index, (quantity, each) in enumerate(zip(quantities, said, strict=True)):
            if not is_goal(masked, found, quantity, read.side, each, setting):
                continue
            if not each.words or len(each.words) > _LONGEST_SUBJECT:
                self._report("unread-figure", "a figure whose subject is not read", each.span)
                continue
            due = governing.dues[index] if governing.dues else governing.due
            yield self._target(passage.part, quantity, each, due)

    def _setting(self, passage: Passage, governing: Governing, *, listed: bool) -> Setting:
        return Setting(
            sense=self._times.sense,
            due=governing.due,
            past=governing.past,
            rules=self._rules or passage.part in self._articles,
            call=self._call,
            listed=listed,
        )

    def _target(
        self, part: str | None, quantity: Quantity, said: Said, due: StatedTime | None
    ) -> Target:
        indicators = indicator_of(said, quantity, self._lexicon)
        if len(indicators) > 1:
            keys = ", ".join(indicator.key for indicator in indicators)
            self._report("ambiguous-indicator", f"{said.words}: {keys}", said.span)
        indicator = indicators[0] if len(indicators) == 1 else None
        return Target(
            part=part,
            subject=said.words,
            comparator=quantity.comparator,
            basis=basis_of(said, quantity, indicator),
            unit=quantity.unit or (indicator and indicator.unit_text) or quantity.scale_printed,
            provenance=Provenance(evidence=(self._text.evidence(said.span, "target"),)),
            indicator=indicator.key if indicator else None,
            value=quantity.value,
            lower=quantity.lower,
            upper=quantity.upper,
            due=due.date if due else None,
            due_precision=due.precision if due else None,
            scope=said.scope,
            printed=self._text.printed(quantity.span),
        )


def _with_predicate(members: Sequence[_Read]) -> Iterator[_Read]:
    """Members of a list with what the last one says that all do: 100家…、200家…开展改造."""
    for member in members:
        last = members[-1]
        if member is not last and member.side == last.side == "after" and last.said:
            yield replace(member, said=[predicated(each, last.said[0]) for each in member.said])
        else:
            yield member


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
