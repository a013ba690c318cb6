"""Whether a figure is a goal: what its clause says, where it stands, and by when it is wanted."""

from dataclasses import dataclass
from typing import Final, Literal

from loaders.gongwen.text import Span
from loaders.statements.target.clauses import Figures, Masked
from loaders.statements.target.due_dates import StatedTime
from loaders.statements.target.goal_words import (
    AWARD,
    AWARD_HEADING,
    BUDGET,
    CALL,
    CHOOSING,
    COMPARED,
    CONDITION,
    DEMAND,
    DEMAND_HERE,
    DONE,
    EACH_ONE,
    GOAL_HEADING,
    LENGTH,
    MONEY_GOAL,
    NO_GOAL_AFTER,
    PARAMETER,
    PAST,
    ROUNDS,
    SHORTENED,
    SPECIFIED,
    STATE_HEADING,
    STRONG,
    TERMS,
    TEXTS,
)
from loaders.statements.target.quantities import Quantity
from loaders.statements.target.sides import WINDOW, Side
from loaders.statements.target.subjects import Said
from loaders.statements.target.units import MEASURES

Sense = Literal["goal", "state", "award", "plain"]

RULES: Final = frozenset(
    {
        "law", "administrative-regulation", "regulations", "departmental-rule", "measures", "rules",
        "detailed-rules", "provisions", "decision", "order", "announcement", "public-notice",
        "circular", "letter",
    }
)  # fmt: skip
"""Types of documents that order things: a figure in them is a goal only where a date says so."""
_AROUND = 200
_PAST_WINDOW = 60
_MANY = 10
"""What is counted in fewer may be aspects of something: 3个方面实现突破."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a figure stands: the sense of its part, the time that governs it, the kind of text.

    `past` is whether a past time governs it, `listed` whether its sentence has set a goal before.
    """

    sense: Sense
    due: StatedTime | None
    past: bool
    rules: bool
    call: bool
    listed: bool = False

    @property
    def wanted(self) -> bool:
        """Whether a date or the place says that figures are goals."""
        return self.due is not None or self.sense == "goal"


def heading_sense(heading: str) -> Sense:
    """What the heading of a part says of the figures in it; one that says two things says none.

    >>> heading_sense("发展目标"), heading_sense("发展现状"), heading_sense("现状与目标")
    ('goal', 'state', 'plain')
    """
    if AWARD_HEADING.search(heading):
        return "award"
    goal, state = bool(GOAL_HEADING.search(heading)), bool(STATE_HEADING.search(heading))
    if goal == state:
        return "plain"
    return "goal" if goal else "state"


def calls(title: str) -> bool:
    """Whether the title is that of a call for applications, whose figures are conditions."""
    return bool(CALL.search(title))


def is_goal(
    masked: Masked, found: Figures, quantity: Quantity, side: Side, said: Said, setting: Setting
) -> bool:
    """Whether the figure is set as a goal, or as what a measure is to deliver."""
    judge = _Judge(masked, found, quantity, side, said, setting)
    if judge.tells() or judge.names() or judge.awards() or judge.demands():
        return False
    done = quantity.kind == "count" and not quantity.small and DONE.search(said.words)
    if setting.wanted:
        stated = said.verb or quantity.comparator != "=" or side != "after" or done
        return setting.listed or setting.sense == "goal" or bool(stated)
    if setting.rules or setting.call or TERMS.search(said.words):
        return False
    rate = quantity.kind == "percent" and said.words.endswith("率")
    many = done and (quantity.value or 0) >= _MANY
    return setting.listed or rate or bool(many) or said.verb not in ("", "为")


class _Judge:
    """Weighs what stands around one figure against its being a goal."""

    def __init__(
        self,
        masked: Masked,
        found: Figures,
        quantity: Quantity,
        side: Side,
        said: Said,
        setting: Setting,
    ) -> None:
        self._quantity, self._side, self._said, self._setting = quantity, side, said, setting
        clause, sentence = found.clause, found.sentence
        self._clause = masked.of(clause)
        self._before = masked.last(found.before, WINDOW)
        self._after = masked.first(found.after, WINDOW)
        self._sentence = masked.of(
            Span(
                max(sentence.start, clause.start - _AROUND),
                min(sentence.end, clause.end + _AROUND),
            )
        )
        self._told = masked.last(Span(sentence.start, found.span.end), _PAST_WINDOW)

    def tells(self) -> bool:
        """Whether it tells of the past, or stands where the present or awards are spoken of."""
        setting = self._setting
        if setting.past or setting.sense == "state":
            return True
        if setting.due:
            return False
        compared = self._quantity.comparator != ">=" and COMPARED.search(self._before)
        return setting.sense == "award" or bool(PAST.search(self._told) or compared)

    def names(self) -> bool:
        """Whether it counts parts of the text, or says what kind of thing is meant."""
        quantity, after = self._quantity, self._after
        if quantity.bare and (not self._said.verb or after[:1].isalnum()):
            return True
        if quantity.kind == "time" and not self._shortens():
            return True
        if self._side == "after" and quantity.comparator == "=" and TEXTS.match(after):
            return True
        if after.startswith(NO_GOAL_AFTER) or CONDITION.search(self._said.words):
            return True
        size = self._side == "after" and quantity.unit in MEASURES
        if size and SPECIFIED.fullmatch(self._said.verb):
            return True
        if quantity.value == 1 and quantity.comparator == "=" and quantity.unit in ROUNDS:
            return True
        few = quantity.small and quantity.comparator == "="
        kinds = few and quantity.kind not in ("times", "percent")
        meant = self._setting.wanted and self._said.verb and quantity.value != 1
        return kinds and not meant

    def awards(self) -> bool:
        """Whether it is money given, taken or laid out, or a rate at which that is done."""
        quantity, wanted = self._quantity, self._setting.wanted
        money = quantity.kind == "money"
        if money and BUDGET.search(self._clause):
            return True
        if AWARD.search(self._clause):
            return self._setting.sense != "goal" or quantity.kind != "count"
        strong = STRONG.search(self._clause) or STRONG.search(quantity.lead)
        if money or quantity.kind in ("percent", "points", "times") or quantity.bare:
            elsewhere = self._setting.sense != "goal" and AWARD.search(self._sentence)
            if elsewhere and not (wanted and strong):
                return True
            if PARAMETER.search(self._before) and "占" not in self._before:
                return True
        of_goal = MONEY_GOAL.search(self._clause) or MONEY_GOAL.search(self._said.words)
        return money and not (wanted or strong or of_goal)

    def demands(self) -> bool:
        """Whether it is a condition for somebody, or a rule."""
        setting = self._setting
        if self._quantity.lead.startswith("不得"):
            return not setting.wanted
        if self._quantity.before == "<=" and CHOOSING.search(self._before):
            return setting.sense != "goal"
        if self._quantity.before == "<=" and EACH_ONE.match(self._said.words):
            return setting.sense != "goal"
        if setting.due:
            return False
        if DEMAND_HERE.search(self._clause):
            return True
        return setting.sense != "goal" and bool(DEMAND.search(self._sentence))

    def _shortens(self) -> bool:
        quantity, before = self._quantity, self._before
        if quantity.unit == "岁":
            return "寿命" in before
        bound = quantity.comparator != "=" and LENGTH.search(before)
        return bool(bound or SHORTENED.search(before))
