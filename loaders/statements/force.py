"""When a document takes force and until when it is valid, as it says itself.

Only clauses about the document count, or about the text that it carries (an order that promulgates
a regulation). A day that is counted from publication is computed where that day is known.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from loaders.dates import DAY, YEAR, PartialDate
from loaders.gongwen.form import FoundDocument, Report
from loaders.gongwen.text import OfficialText, Span
from loaders.model import Field, FieldName, Provenance
from loaders.statements.citation.amending import AmendedText
from loaders.statements.validity.periods import Length, day_after, last_day
from loaders.statements.validity.subjects import OWN, Subjects

_VERB = "(?:正式|开始|全面|一律)?(?:施行|实施|执行|生效|试行|实行|启用)"
_COUNT = "[0-9一二两三四五六七八九十]{1,3}"
_DATE = f"(?:{DAY}|{YEAR}年(?:[0-9]{{1,2}}月)?[底末]?)"
_TERM = "(?:有效期限?|有效时间|执行期限?|实施期限?|施行期限?|试行期限?|政策期限|适用期限)"
_IN_FORCE = re.compile(
    rf"[自从于](?P<day>{DAY})(?:[0零]时|24时)?(?:之日起|起|开始|始)?(?:至(?P<to>{DAY})止?)?{_VERB}"
    rf"|[自从于][^，。；：\n]{{0,12}}?(?P<act>公布|发布|颁布|公告|出台|印发|下发|签发|签署|发文)之?日(?:起|开始)"
    rf"(?:满?(?P<delay>{_COUNT}(?:年|个月|日|天|个?工作日))(?:之后|后|起)?)?(?:{_VERB}|(?=，?有效期))"
)
_VALIDITY = re.compile(
    rf"{_TERM}(?:为|是|：|暂定为?|延长|截止|截至){{0,2}}(?:[自从]?(?P<from>{DAY})起?)?[至到-](?P<to>{_DATE})"
    rf"|{_TERM}(?:为|是|：|暂定为?|定为)?(?P<length>{_COUNT}(?:年半?|个月)|半年)(?![以内届期前后]|至)"
    rf"(?:[，（]?[自从](?P<from2>{DAY})起?[至到](?P<to2>{_DATE}))?"
    rf"|试行(?P<trial>{_COUNT}(?:年半?|个月))"
    rf"|(?:施行|实施|执行|试行)，?(?:截?止?至|到)(?P<to3>{_DATE})止?"
)
_HISTORY = re.compile(rf"[自从]?(?P<day>{DAY})起?{_VERB}")
_AT_ONCE: Final = ("印发", "下发", "签发", "签署", "发文")
_LATEST_ISSUE: Final = 31
"""Days after its signature within which a document is published (政府信息公开条例, 第二十六条: 20
working days); a page put up later gives the day of the page."""
_NEAR: Final = 60
_CONTINUED = re.compile("[，。；、（]?(?:本[\u4e00-\u9fff]{1,6}|并|其)?的?")
_RULES: Final = {
    "date_in_force": ("in-force-stated", "in-force-computed"),
    "valid_until": ("validity-stated", "validity-computed"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What else is known of a document's dates: signed (成文), published (发布)."""

    date_document: PartialDate | None = None
    date_published: PartialDate | None = None


class ForceStatement(NamedTuple):
    """`date_in_force` or `valid_until` of the document, or of a text that it carries.

    `carried` is the title of that text, folded; `normal_title` compares it with others.
    """

    field: Field
    carried: str | None = None


def read_force(
    text: OfficialText, document: FoundDocument, *, dates: Known, report: Report
) -> tuple[ForceStatement, ...]:
    """The days on which a document, and what it carries, takes force and is last in force.

    `valid_until` is the last day in force. Reports `in-force-unknown` for a day that is counted
    from one that is not known, `in-force-from-signature` for one that is counted from the signature
    since the day of publication is not known, and `impossible-date`.
    """
    reader = _ForceReader(text, document, dates, report)
    found = list(reader.statements())
    if not any(each.field.name == "date_in_force" and each.carried is None for each in found):
        found += reader.in_history()
    return tuple(
        {(each.field.name, each.field.value, each.carried): each for each in found}.values()
    )


class _InForce(NamedTuple):
    """A clause that says from when on: where it ends, whose it is, the first day if known."""

    end: int
    subjects: tuple[str, ...]
    first: PartialDate | None


class _ForceReader:
    def __init__(
        self, text: OfficialText, document: FoundDocument, dates: Known, report: Report
    ) -> None:
        self._text, self._document, self._dates, self._report = text, document, dates, report
        self._subjects = Subjects(text, document)
        self._amended = AmendedText(text, document)
        self._starts = [passage.span.start for passage in document.passages]
        self._firsts: dict[str, PartialDate] = {}

    def statements(self) -> Iterator[ForceStatement]:
        """What the passages say, in reading order."""
        if not self._starts:
            return
        within = self._starts[0], self._document.passages[-1].span.end
        compact = self._text.compact
        matches = [*_IN_FORCE.finditer(compact, *within), *_VALIDITY.finditer(compact, *within)]
        last: _InForce | None = None
        for match in sorted(matches, key=re.Match.start):
            if not self._is_prose(match):
                continue
            if match.re is _VALIDITY:
                yield from self._validity(match, last)
            elif subjects := self._subjects.of(match.start()):
                first = self._first_day(match)
                last = _InForce(match.end(), subjects, first)
                yield from self._stated(match, "date_in_force", first, subjects)
                yield from self._stated(match, "valid_until", self._date(match, "to"), subjects)

    def in_history(self) -> Iterator[ForceStatement]:
        """The day in the line below the title of a regulation, where it gives just one."""
        end = self._starts[0] if self._starts else self._document.extent.end
        found = list(_HISTORY.finditer(self._text.compact, self._document.extent.start, end))
        if len({match["day"] for match in found}) == 1:
            day = self._date(found[0], "day")
            yield from self._stated(found[0], "date_in_force", day, (OWN,))

    def _is_prose(self, match: re.Match[str]) -> bool:
        passage = self._document.passages[bisect_right(self._starts, match.start()) - 1]
        place = Span(*match.span())
        is_within = place.end <= passage.span.end and passage.table is None
        return is_within and not self._amended.is_quoted(place)

    def _validity(self, match: re.Match[str], last: _InForce | None) -> Iterator[ForceStatement]:
        subjects = self._validated(match, last)
        if not subjects:
            return
        begins = next((name for name in ("from", "from2") if match[name]), None)
        ends = next((name for name in ("to", "to2", "to3") if match[name]), None)
        if begins and not any(subject in self._firsts for subject in subjects):
            yield from self._stated(match, "date_in_force", self._date(match, begins), subjects)
        if ends:
            yield from self._stated(match, "valid_until", self._date(match, ends), subjects)
            return
        for subject in subjects:
            first = self._firsts.get(subject)
            if first is None or first.precision != "day":
                self._unknown(match, "the first day of the period is not known")
                continue
            until = self._counted(match, last_day, first, match["length"] or match["trial"])
            yield from self._stated(match, "valid_until", until, (subject,))

    def _validated(self, match: re.Match[str], last: _InForce | None) -> tuple[str, ...]:
        """Whose validity is meant: that of the clause before, if no other subject is between."""
        if last and match.start() - last.end <= _NEAR:
            between = self._text.compact[last.end : match.start()]
            if match.start() < last.end or _CONTINUED.fullmatch(between):
                return last.subjects
        return self._subjects.of(match.start())

    def _first_day(self, match: re.Match[str]) -> PartialDate | None:
        if match["day"]:
            return self._date(match, "day")
        base = self._base(match)
        if base is None or base.precision != "day":
            self._unknown(match, f"the day of {match['act']} is not known")
            return None
        if not match["delay"]:
            return base
        if "工作日" in match["delay"]:
            self._unknown(match, "working days depend on the calendar of holidays")
            return None
        return self._counted(match, day_after, base, match["delay"])

    def _counted(
        self,
        match: re.Match[str],
        count: Callable[[PartialDate, Length], PartialDate],
        first: PartialDate,
        length: str,
    ) -> PartialDate | None:
        try:
            return count(first, Length.read(length))
        except (ValueError, OverflowError) as error:
            self._unknown(match, str(error))
            return None

    def _base(self, match: re.Match[str]) -> PartialDate | None:
        """The day of publication; that of the signature for 印发, and where no other is known."""
        signed, published = self._dates.date_document, self._dates.date_published
        if match["act"] in _AT_ONCE:
            return signed
        if published and (signed is None or _days(signed, published) <= _LATEST_ISSUE):
            return published
        if signed:
            message = f"counted from the signature: the day of {match['act']} is not known"
            self._report("in-force-from-signature", message, Span(*match.span()))
        return signed

    def _date(self, match: re.Match[str], group: str) -> PartialDate | None:
        if not match[group]:
            return None
        try:
            return PartialDate.read(match[group])
        except ValueError as error:
            self._report("impossible-date", str(error), Span(*match.span(group)))
            return None

    def _unknown(self, match: re.Match[str], message: str) -> None:
        self._report("in-force-unknown", message, Span(*match.span()))

    def _stated(
        self,
        match: re.Match[str],
        name: FieldName,
        value: PartialDate | None,
        subjects: tuple[str, ...],
    ) -> Iterator[ForceStatement]:
        if value is None:
            return
        rule = _RULES[name][_is_computed(match, name)]
        evidence = self._text.evidence(Span(*match.span()), rule)
        for subject in subjects:
            if name == "date_in_force":
                self._firsts.setdefault(subject, value)
            field = Field(name, value, Provenance(evidence=(evidence,)))
            yield ForceStatement(field, subject or None)


def _is_computed(match: re.Match[str], name: FieldName) -> bool:
    groups = match.groupdict()
    if name == "date_in_force":
        return bool(groups.get("act"))
    return not any(groups.get(to) for to in ("to", "to2", "to3"))


def _days(one: PartialDate, other: PartialDate) -> int:
    """Days from one to the other; both are taken as days, less precise ones as far apart."""
    if one.precision != "day" or other.precision != "day":
        return _LATEST_ISSUE + 1
    return abs((date.fromisoformat(other.iso) - date.fromisoformat(one.iso)).days)
