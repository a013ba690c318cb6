"""What figures measure that follow it: 普及率达到30%, 培训管理人员1000人次.

The words between the measure and its figure, and those that lead the measure in, are taken off.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.gongwen.text import OfficialText, Span
from loaders.statements.target.clauses import BRACKET, FIGURE, Figures, Masked
from loaders.statements.target.due_dates import StatedTime
from loaders.statements.target.noun_phrases import (
    bare_head,
    counted,
    joint_parts,
    needs_owner,
    owners,
    with_size,
)
from loaders.statements.target.sides import WINDOW
from loaders.statements.target.subjects import REGIONS, Context, Said, lead_in, region
from loaders.statements.target.wordings import (
    BY_MEANS,
    GROWTH,
    LEADING,
    LEADING_MAKING,
    PLAIN_MAKING,
    PREPOSED,
    TAIL,
    any_of,
)

_CHAINED = re.compile(
    f"{any_of('累计 完成 实现 推动 组织 支持 鼓励 引导 促进 争取 带动')}{LEADING_MAKING}"
    f"|新增{any_of('培育 认定 引进 建成 打造 创建 上市')}"
    f"|.{{1,6}}{any_of('培育 认定 建成 打造 创建 引进 招引 遴选 形成 达到')}"
)
"""Two verbs of which the second leads the noun phrase too."""
_OF_RATES = re.compile(any_of("推动 实现 促进 带动 完成 争取"))
"""Making verbs that may lead a rate."""
_OF_REACHED = re.compile(
    any_of(
        """
        推动 实现 促进 带动 完成 争取 累计 建成 培育 打造 形成 引进 新增 新建 集聚 认定 吸引
        招引 支持 确保
        """
    )
)
"""Making verbs that may lead what is said to reach a height; others are its own: 培训人员达到."""
_ANY = re.compile(".+")
_ALONE = re.compile(PLAIN_MAKING)
_GAINED = re.compile(
    any_of(
        """
    新增 新建 新认定 减负 让利 降本 节约 增收 利用外资 减税 降低
    """
    )
)
_ADDED = re.compile("新增|新建|新开通")
_REGIONAL = re.compile(
    f"{REGIONS}(?=(?:共|累计|力争){{0,2}}(?:{PLAIN_MAKING}|{any_of('开展 组织 举办')}))"
)
"""A region that makes something: 全市累计建成…."""
_OWN = re.compile(f"(?:[在到至]|{GROWTH}了?)$")
"""Before a bound that is no verb of its own: 保持在10%以上, 增长超过20%."""
_COUNT_WORD = re.compile("(?:数量|总数|数)$")
_OF_ANOTHER = re.compile("(?<=.{2})占.{1,20}(?:比重|比例|份额)$")
_CHANGE = re.compile("增速|增长率")
_EVERY = re.compile("均|都|双双|各|全部|分别")
_LEVELLED = re.compile("[0-9A-Z一-鿿]{1,5}级")
_OF_LEVEL = re.compile(".*级(?:及?以上)?")


@dataclass(frozen=True, slots=True)
class _Lead:
    """A noun phrase and what was taken from its sides; `start` is where its clause begins."""

    phrase: Span
    start: int
    verb: str
    growth: str
    adverbs: str
    made: str


@dataclass(slots=True)
class _Tail:
    """What stands between a noun phrase, which ends at `end`, and its figure."""

    end: int
    verb: str = ""
    growth: str = ""
    adverbs: str = ""
    made: str = ""
    reached: bool = False


def said_before(
    text: OfficialText,
    masked: Masked,
    found: Figures,
    context: Context,
) -> list[Said]:
    """Of what figures are said that follow it: one for each figure, or each that has it (均)."""
    lead = _lead(masked, found, context.times)
    evidence = Span(lead.start, found.span.end)
    return [
        Said(
            words=_named(lead, words),
            span=evidence,
            verb=lead.verb,
            growth=lead.growth,
            adverbs=lead.adverbs,
            whole=words,
            scope=region(words) or region(masked.of(Span(lead.start, lead.phrase.start))),
        )
        for words in _phrases(text, masked, found, lead, context)
    ]


def _lead(masked: Masked, found: Figures, times: Sequence[StatedTime]) -> _Lead:
    start = lead_in(masked, found.before, times)
    tail = _tail(masked, found, start)
    first, adverbs, leading = _head(
        masked, found, Span(start, max(start, tail.end)), reached=tail.reached
    )
    end = max(first, tail.end)
    phrase = Span(first, end - masked.last(Span(first, end), 1).count("的"))
    verb = tail.verb
    if leading and verb in ("", "达到"):
        verb = leading
    if not verb and (gained := _GAINED.search(masked.of(phrase))):
        verb = gained[0]
    return _Lead(phrase, start, verb, tail.growth, adverbs + tail.adverbs, leading or tail.made)


def _tail(masked: Masked, found: Figures, start: int) -> _Tail:
    """The words before the figure that are no part of its noun phrase, taken off one by one."""
    tail = _Tail(found.before.end)
    if found.quantities[0].before and not _OWN.search(masked.last(found.before, WINDOW)):
        tail.verb = "达到"
        tail.reached = found.quantities[0].before == ">"
    if found.quantities[0].lead == "翻":
        tail.verb = "翻"
    while word := TAIL.search(masked.last(Span(start, max(start, tail.end)), WINDOW)):
        if word["growth"] and not tail.verb:
            tail.growth = word["growth"]
        elif word["adverb"]:
            tail.adverbs = word["adverb"] + tail.adverbs
        tail.reached = tail.reached or bool(word["level"])
        tail.made = tail.made or word["made"] or ""
        tail.verb = tail.verb or word["level"] or word["made"] or word["growth"] or ""
        tail.end -= len(word[0])
    return tail


def _head(masked: Masked, found: Figures, within: Span, *, reached: bool) -> tuple[int, str, str]:
    """Where the noun phrase begins, the adverbs before it, and the last verb that leads it."""
    quantity = found.quantities[0]
    counts = quantity.kind in ("count", "money", "time") and not quantity.bare
    adverbs = leading = ""
    first = within.start
    by = PREPOSED if quantity.kind == "count" and counts else BY_MEANS
    words = masked.first(within, WINDOW)
    if (preposed := by.match(words)) and not words.startswith("每年"):
        leading = preposed["verb"]
        first += preposed.end()
    elif counts and (regional := _REGIONAL.match(words)):
        first += regional.end()
    while lead := LEADING.match(masked.first(Span(first, within.end), WINDOW)):
        rest = masked.of(Span(first + lead.end(), within.end))
        verbs = _OF_RATES if not counts else _OF_REACHED if reached else _ANY
        if lead["verb"] and not (
            verbs.fullmatch(lead["verb"]) and _leads(lead["verb"], rest, leading)
        ):
            break
        leading = lead["verb"] or leading
        adverbs += lead["adverb"] or ""
        first += lead.end()
        first += len(rest) - len(rest.lstrip(BRACKET))
    return first, adverbs, leading


def _leads(verb: str, rest: str, former: str) -> bool:
    """Whether a making verb governs the noun phrase, and is not its first noun: 培训基地."""
    if not rest:
        return True
    if former and not _CHAINED.fullmatch(former + verb):
        return False
    return bool(_ALONE.fullmatch(verb)) or not bare_head(rest)


def _phrases(
    text: OfficialText, masked: Masked, found: Figures, lead: _Lead, context: Context
) -> list[str]:
    """The noun phrases measured."""
    count, former = len(found.quantities), context.former
    if not masked.of(lead.phrase).strip(BRACKET + FIGURE):
        if former and former.whole:
            if found.quantities[0].kind != "points":
                former = _without_share(former)
            size = text.printed(lead.phrase) if FIGURE in masked.of(lead.phrase) else ""
            return [with_size(size, former.whole) if size else former.whole] * count
        made = [] if _ALONE.fullmatch(lead.made) else [lead.made]
        return owners(text, masked, found, count) or [each for each in made if each]
    whole = text.printed(lead.phrase)
    if count > 1 or _EVERY.search(lead.adverbs):
        parts = joint_parts(text, masked, lead.phrase)
        if len(parts) == count or (count == 1 and len(parts) > 1):
            return parts
        owned = owners(text, masked, found, count)
        return [owner + whole for owner in owned] or [whole] * count
    if former and _LEVELLED.fullmatch(whole):
        return [whole + _OF_LEVEL.sub("", former.whole)]
    if needs_owner(whole) or whole.startswith("占"):
        return [_owner(text, masked, found, context, whole) + whole]
    return [counted(text, masked, lead.phrase) if found.quantities[0].kind == "count" else whole]


def _owner(text: OfficialText, masked: Masked, found: Figures, context: Context, whole: str) -> str:
    """Whose measure it is that comes without its owner: of the figure before, or of its clause."""
    former = context.former or context.earlier
    if context.former is None and (owned := owners(text, masked, found, 1)):
        return owned[0]
    if former is None:
        return ""
    former = _without_share(former)
    if whole.startswith("占"):
        return _COUNT_WORD.sub("", former.whole)
    shared = former.whole.find(whole[:2])
    if shared > 0:
        return former.whole[:shared]
    return former.whole if context.former and _CHANGE.search(whole) else ""


def _without_share(said: Said) -> Said:
    """What is measured, where its share of another was said: 增加值占…比重 is of 增加值."""
    return replace(said, whole=_OF_ANOTHER.sub("", said.whole))


def _named(lead: _Lead, words: str) -> str:
    """The phrase with what is said of it where that is part of the measure: 业务收入年均增长."""
    if lead.growth and not lead.growth.endswith("幅"):
        return words + ("年均" if "年均" in lead.adverbs else "") + lead.growth
    added = _ADDED.match(lead.verb)
    return added[0] + words if added and added[0] not in words else words
