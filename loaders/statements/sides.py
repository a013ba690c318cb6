"""On which side of a figure stands what it measures, and figures that only say which is meant."""

import re
from dataclasses import replace
from typing import Final, Literal

from loaders.gongwen.text import Span
from loaders.statements.clauses import Figures, Masked
from loaders.statements.quantities import Quantity
from loaders.statements.wordings import MADE, any_of

Side = Literal["before", "after", "share"]
"""普及率达到30% is before, 建成500个工厂 after, 70%的企业实现… a share."""

WINDOW: Final = 30
"""How far beside a figure its verb is looked for."""

_NO_NOUN = re.compile(
    r"的?(?:目标|水平|规模|要求|大关|台阶)(?=$|[，。；、])|大关|并|且|以及|用于|为|等?$|\x01|[、和与及，。；：\t]"
)
_FUND = re.compile("的?[^，。；、的]{0,20}(?:基金|资金池|专项债券?)(?=$|[，。；、])")
_FOUNDED = re.compile(
    f"{any_of('设立 组建 成立 建立 发起 做大 募集 打造 形成')}[^，。；]{{0,10}}$"
)
_OF_WHICH = re.compile("的(?!目标|规模|水平)|[企项单]|(?![和与及并且等大产规投])[^，。；、\x01]")
_AT_LEAST = re.compile("(?:至少|最少)[^，。；、\x02]{0,6}$")
_BREAKING: Final = "突破"


def side(masked: Masked, found: Figures) -> Side | None:
    """On which side of the figures stands what they measure; None: they qualify another noun."""
    last = found.quantities[-1]
    after = masked.first(found.after, WINDOW)
    if not after or _NO_NOUN.match(after):
        return "before"
    if last.kind == "percent":
        return "share"
    if _founds(masked, found):
        return "after"
    if after.startswith("的"):
        return "after" if last.kind == "count" and _only_verbs(masked, found.before) else None
    if after.startswith("级") or last.kind in ("points", "times"):
        return None
    return "after"


def qualifies(masked: Masked, quantity: Quantity, end: int) -> bool:
    """Whether a quantity only says which: 营业收入超10亿元的企业, 千亿级, 亿元以上项目."""
    after = masked.first(Span(quantity.span.end, max(end, quantity.span.end)), WINDOW)
    if after.startswith("级"):
        return True
    if quantity.kind == "money" and not _FUND.match(after):
        return bool(_OF_WHICH.match(after))
    return False


def rebound(masked: Masked, found: Figures, where: Side) -> Figures:
    """The figures with the bound that their verb gives them, or without one that is their verb.

    至少建设1个 is at least one; 突破100项关键技术 is a breakthrough in a hundred, not in more.
    """
    first = found.quantities[0]
    if where != "before" and first.lead == _BREAKING:
        first = replace(first, before=None, comparator=first.after or "=")
    if first.comparator == "=" and _AT_LEAST.search(masked.last(found.before, WINDOW)):
        first = replace(first, comparator=">=")
    if first is found.quantities[0]:
        return found
    return replace(found, quantities=(first, *found.quantities[1:]))


def breaks(found: Figures) -> bool:
    """Whether the word before the figures is their verb: 突破100项关键技术."""
    first = found.quantities[0]
    return first.lead == _BREAKING and first.before is None


def _founds(masked: Masked, found: Figures) -> bool:
    """Whether the figure is the size of a fund that is to be founded."""
    if found.quantities[-1].kind != "money":
        return False
    named = _FUND.match(masked.first(found.after, WINDOW))
    return bool(named and _FOUNDED.search(masked.last(found.before, WINDOW)))


def _only_verbs(masked: Masked, before: Span) -> bool:
    """Whether nothing but a making verb and its adverbs stands there."""
    made = MADE.search(masked.last(before, WINDOW))
    length = before.end - before.start
    return not length or bool(made and len(made[0]) >= length - 6)
