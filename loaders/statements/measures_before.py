"""What figures measure that follow it: 普及率达到30%, 培训管理人员1000人次.

The words between the measure and its figure, and those that lead the measure in, are taken off.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.gongwen.text import OfficialText, Span
from loaders.statements.clauses import BRACKET, Figures, Masked
from loaders.statements.due_dates import StatedTime
from loaders.statements.noun_phrases import bare_head, counted, joint_parts, needs_owner, owners
from loaders.statements.sides import WINDOW
from loaders.statements.subjects import Said, lead_in, region
from loaders.statements.wordings import (
    BY_MEANS,
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
_ALONE = re.compile(PLAIN_MAKING)
_GAINED = re.compile(any_of("新增 新建 新认定 减负 让利 降本 节约 增收 利用外资 减税 降低"))
_ADDED = re.compile("新增|新建")
_COUNT_WORD = re.compile("(?:数量|总数|数)$")
_CHANGE = re.compile("增速|增长率")
_EVERY = re.compile("均|都|双双|各|全部|分别")
_LEVELLED = re.compile("[一-鿿]{1,5}级$")


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


def said_before(
    text: OfficialText,
    masked: Masked,
    found: Figures,
    times: Sequence[StatedTime],
    former: Said | None,
) -> list[Said]:
    """Of what figures are said that follow it; one for each figure, or for each that has it (均).

    `former` is what the figure before in the sentence is said of, which need not be said again.
    """
    lead = _lead(masked, found, times)
    evidence = Span(lead.start, found.span.end)
    return [
        Said(
            words=_named(lead, words),
            span=evidence,
            verb=lead.verb,
            growth=lead.growth,
            adverbs=lead.adverbs,
            whole=words,
            scope=region(words),
        )
        for words in _phrases(text, masked, found, lead, former)
    ]


def _lead(masked: Masked, found: Figures, times: Sequence[StatedTime]) -> _Lead:
    start = lead_in(masked, found.before, times)
    tail = _tail(masked, found, start)
    first, adverbs, leading = _head(masked, found, Span(start, max(start, tail.end)))
    phrase = Span(first, max(first, tail.end))
    verb = tail.verb
    if leading and verb in ("", "达到"):
        verb = leading
    if not verb and (gained := _GAINED.search(masked.of(phrase))):
        verb = gained[0]
    return _Lead(phrase, start, verb, tail.growth, adverbs + tail.adverbs, leading or tail.made)


def _tail(masked: Masked, found: Figures, start: int) -> _Tail:
    """The words before the figure that are no part of its noun phrase, taken off one by one."""
    tail = _Tail(found.before.end)
    if found.quantities[0].before and not masked.last(found.before, 1).endswith(
        ("在", "到", "至")
    ):
        tail.verb = "达到"
    while word := TAIL.search(masked.last(Span(start, max(start, tail.end)), WINDOW)):
        if word["growth"] and not tail.verb:
            tail.growth = word["growth"]
        elif word["adverb"]:
            tail.adverbs = word["adverb"] + tail.adverbs
        tail.made = tail.made or word["made"] or ""
        tail.verb = tail.verb or word["level"] or word["made"] or word["growth"] or ""
        tail.end -= len(word[0])
    return tail


def _head(masked: Masked, found: Figures, within: Span) -> tuple[int, str, str]:
    """Where the noun phrase begins, the adverbs before it, and the last verb that leads it."""
    quantity = found.quantities[0]
    counts = quantity.kind in ("count", "money", "time") and not quantity.bare
    adverbs = leading = ""
    first = within.start
    by = PREPOSED if quantity.kind == "count" and counts else BY_MEANS
    if preposed := by.match(masked.first(within, WINDOW)):
        leading = preposed["verb"]
        first += preposed.end()
    while lead := LEADING.match(masked.first(Span(first, within.end), WINDOW)):
        rest = masked.of(Span(first + lead.end(), within.end))
        if lead["verb"] and not _leads(lead["verb"], rest, leading, counts=counts):
            break
        leading = lead["verb"] or leading
        adverbs += lead["adverb"] or ""
        first += lead.end()
    return first, adverbs, leading


def _leads(verb: str, rest: str, former: str, *, counts: bool) -> bool:
    """Whether a making verb governs the noun phrase, and is not its first noun: 培训基地."""
    if not rest:
        return True
    if not counts:
        return bool(_OF_RATES.fullmatch(verb))
    if former and not _CHAINED.fullmatch(former + verb):
        return False
    return bool(_ALONE.fullmatch(verb)) or not bare_head(rest)


def _phrases(
    text: OfficialText, masked: Masked, found: Figures, lead: _Lead, former: Said | None
) -> list[str]:
    """The noun phrases measured."""
    count = len(found.quantities)
    if not masked.of(lead.phrase).strip(BRACKET):
        if former and former.whole:
            return [former.whole] * count
        return owners(text, masked, found, count) or ([lead.made] if lead.made else [])
    whole = text.printed(lead.phrase)
    if count > 1 or _EVERY.search(lead.adverbs):
        parts = joint_parts(text, masked, lead.phrase)
        if len(parts) == count or (count == 1 and len(parts) > 1):
            return parts
        owned = owners(text, masked, found, count)
        return [owner + whole for owner in owned] or [whole] * count
    if former and _LEVELLED.fullmatch(whole):
        return [whole + former.whole.rpartition("级")[2]]
    if needs_owner(whole) or whole.startswith("占"):
        return [_owner(text, masked, found, former, whole) + whole]
    return [counted(text, masked, lead.phrase) if found.quantities[0].kind == "count" else whole]


def _owner(
    text: OfficialText, masked: Masked, found: Figures, former: Said | None, whole: str
) -> str:
    """Whose measure it is that comes without its owner: of the figure before, or of its clause."""
    if former is None:
        return "".join(owners(text, masked, found, 1))
    if whole.startswith("占"):
        return _COUNT_WORD.sub("", former.whole)
    shared = former.whole.find(whole[:2])
    if shared > 0:
        return former.whole[:shared]
    return former.whole if _CHANGE.search(whole) else ""


def _named(lead: _Lead, words: str) -> str:
    """The phrase with what is said of it where that is part of the measure: 业务收入年均增长."""
    if lead.growth and not lead.growth.endswith("幅"):
        return words + ("年均" if "年均" in lead.adverbs else "") + lead.growth
    added = _ADDED.match(lead.verb)
    return added[0] + words if added and added[0] not in words else words
