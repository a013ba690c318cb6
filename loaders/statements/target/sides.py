"""On which side of a figure stands what it measures, and figures that only say which is meant."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from loaders.gongwen.text import Span
from loaders.statements.target.clauses import Figures, Masked
from loaders.statements.target.quantities import Quantity
from loaders.statements.target.units import MEASURES
from loaders.statements.target.wordings import MADE, any_of

Side = Literal["before", "after", "share"]
"""普及率达到30% is before, 建成500个工厂 after, 70%的企业实现… a share."""

WINDOW: Final = 30
"""How far beside a figure its verb is looked for."""

_NO_NOUN = re.compile(
    r"的?(?:目标|水平|规模|要求|大关|台阶)(?=$|[，。；、])|大关|并|且|以及|用于|为|等?$"
    r"|等[^，。；、的]{0,6}[目指]标|\x01|[、和与及，。；：\t]"
)
_FUND = re.compile("的?[^，。；、的]{0,20}(?:基金|资金池|专项债券?)(?=$|[，。；、])")
_FOUNDED = re.compile(f"{any_of('设立 组建 成立 建立 发起 做大 募集 打造 形成')}[^，。；]{{0,10}}$")
_OF_WHICH = re.compile("的(?!目标|规模|水平)|[企项单]|(?![和与及并且等大产规投用])[^，。；、\x01]")
_OF_SIZE = re.compile(
    "(?:年度?|主营|营业|业务|销售|工业|总){0,3}"
    f"(?:{any_of('收入 产值 营收 规模 销售额 估值 市值 利润 投资 税收')})?"
)
"""Between a count and the money that says what is counted."""
_USERS = re.compile(f"的?{any_of('企业 单位 用户 法人 机组 锅炉 建筑 船舶')}")
"""What is told by its size: 年综合能耗1万吨标准煤以上企业."""
_SIZED = re.compile(
    f"{any_of('带宽 速率 算力 容量 里程 面积 装机 产能')}(?:达到|实现|提升[到至]|提高[到至]|为)?$"
)
"""带宽实现100Mbps以上灵活选择 measures what stands before, whatever follows."""
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
    if last.unit in MEASURES and _SIZED.search(masked.last(found.before, WINDOW)):
        return "before"
    if after.startswith("的"):
        return "after" if last.kind == "count" and _only_verbs(masked, found.before) else None
    if after.startswith("级") or last.kind in ("points", "times"):
        return None
    return "after"


def measuring(masked: Masked, quantities: Sequence[Quantity], clause: Span) -> list[Quantity]:
    """The quantities of a clause that measure something, rather than say which thing is meant.

    The latter are like the money of 1家营业收入超10亿元、5家超1亿元的企业.
    """
    kept: list[Quantity] = []
    which = [_qualifies(masked, each, clause) for each in quantities]
    last = max((index for index, meant in enumerate(which) if meant), default=0)
    for index, each in enumerate(quantities):
        former = quantities[index - 1] if index else None
        sized = index < last and _is_money(each) and former and former.kind == "count"
        if (
            sized
            and former
            and _OF_SIZE.fullmatch(masked.first(Span(former.span.end, each.span.start), WINDOW))
        ):
            continue
        if not which[index]:
            kept.append(each)
    return kept


def _qualifies(masked: Masked, quantity: Quantity, clause: Span) -> bool:
    """Whether a quantity only says which: 营业收入超10亿元的企业, 千亿级, 亿元以上项目."""
    end = quantity.span.end
    after = masked.first(Span(end, max(clause.end, end)), WINDOW)
    if after.startswith("级"):
        return True
    if _is_money(quantity) and not _FUND.match(after):
        return bool(_OF_WHICH.match(after))
    if quantity.unit in MEASURES and _USERS.match(after):
        before = Span(clause.start, max(clause.start, quantity.span.start))
        return not MADE.search(masked.last(before, WINDOW))
    return False


def _is_money(quantity: Quantity) -> bool:
    """Whether an amount of money, or what is written without its unit as such: 产值超500亿的."""
    return quantity.kind == "money" or quantity.scale_printed.endswith("亿")


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
