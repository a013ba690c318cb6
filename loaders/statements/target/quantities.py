"""Quantities in official prose: a number or a range, its unit, and the bound put on it.

不少于10个, 500个以上, 超过1.2万亿元, 30%-50%, 百分之三十, 三分之一, 翻一番. 上万家 and 百余家 have
a bound (at least, above). Dates, numbers that are names and words that say no amount are none: 5G,
第3条, 十几家, 若干.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from loaders.gongwen.text import Span
from loaders.model import Comparator
from loaders.statements.target.amounts import (
    ARABIC,
    HAN,
    HAN_CHARACTERS,
    SCALE,
    amount,
    plain,
    scale,
)
from loaders.statements.target.units import CALENDAR, UNIT, UNIT_BEGINNINGS, UnitKind, unit_kind

_NUMBER = (
    rf"(?:百分之(?:{ARABIC}|{HAN})|{ARABIC} ?(?:{SCALE})?|{HAN}|半(?=个?工作日|天|个?小时|日))"
)
_ANCHOR = re.compile(
    rf"[0-9]|[{HAN_CHARACTERS}]{{1,15}}(?=[余多来点分成至到~\-翻A-Z{UNIT_BEGINNINGS}]|[，。；、]|$)|[百千]万|[翻半]"
)
"""Where a quantity may begin; what follows a numeral in characters rules most of them out."""
_QUANTITY = re.compile(
    rf"(?<![0-9A-Za-z.])(?<![A-Za-z]-)(?<![0-9][:：∶])(?:(?P<part>[0-9]{{1,3}}|{HAN})(?:/|分之)"
    rf"(?P<parts>(?<=/)[0-9]{{1,3}}|{HAN})(?![0-9年月])"
    r"|翻(?P<doubled>[两二一三1-3])?番"
    rf"|(?P<first>{_NUMBER})(?:(?P<first_unit>{UNIT})?(?:--?|~|至|到)(?P<last>{_NUMBER}))?"
    rf"(?P<more>余|多(?!样|元|种|层|方|级|次)|来(?=[家个人]))? ?"
    rf"(?P<unit>{UNIT}(?:（[A-Za-z/]{{1,8}}）)?|成(?=以上|左右|的|[，。；）]|$))?)"
    r"(?P<more_after>多(?=[，。；、）]))?"
)
_GROUPS: Final[dict[str, Comparator]] = {
    "least": ">=", "most": "<=", "above": ">", "below": "<", "about": "~",
}  # fmt: skip
_BOUND_BEFORE = re.compile(
    "(?:(?P<least>不少于|不低于|不小于|不得少于|不得低于|达到[或并]超过|至少达到|至少|最少|最低|起码|≥|>=)"
    "|(?P<most>不超过|不高于|不多于|不大于|不得超过|不得高于|不突破|至多|最多|最高|控制在|≤|<=)"
    "|(?P<above>超过|超出|超|突破|高于|大于|多于|逾|>)"
    "|(?P<below>低于|小于|少于|不足|不到|<)"
    "|(?P<about>大约|(?<![签合条公节制契相履])约|接近|将近|(?<![附临最相邻靠])近))$"
)
_BOUND_BEFORE_SCALE = re.compile("(?:(?P<least>(?<!以)上)|(?P<above>(?<![通经])过|破))$")
"""上百家, 破万亿元: only before a number that begins with its scale."""
_BOUND_AFTER = re.compile(
    "(?P<least>(?:（含）|（含本数）|含)?[及或]?以上|[+])"
    "|(?P<most>(?:（含）)?[及或]?以下|以内|之内|(?<=[日天月年时])内)"
    "|(?P<about>左右|前后|上下)"
)
_NO_AMOUNT = re.compile("(?:第|数|几|每|若干|[十百千万亿多])$")
_WINDOW: Final = 10
_RATIO = re.compile("[:：∶][0-9]")
_MONEY_MARK = re.compile("(?:人民币|RMB|￥|¥)$")
_SCALE_END = re.compile(rf"(?:{SCALE}|[百千万亿])$")
_SHARED_SCALE = re.compile(rf"(?:{SCALE})$")
_SCALES_FIRST: Final = frozenset("百千万亿")
_HALF: Final = Decimal("0.5")
_DOUBLED: Final = {"一": 2, "1": 2, "两": 4, "二": 4, "2": 4, "三": 8, "3": 8}
_BRACKETED = re.compile("（[A-Za-z/]{1,8}）$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity: `value`, or `lower` and `upper` where the comparator is `range`.

    `span` is its wording with unit and bounds, `number` the same without bounds. `before` and
    `after` are the senses of the bounds on both sides, `lead` the word of the first, or 翻. `unit`
    is as printed, "%" for 百分之, "" where none stands; `scale_printed` is then what stood instead.
    `small` marks a Chinese numeral below ten, which more often tells of kinds than of amounts.
    """

    span: Span
    number: Span
    comparator: Comparator
    unit: str
    kind: UnitKind
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    before: Comparator | None = None
    after: Comparator | None = None
    lead: str = ""
    scale_printed: str = ""
    small: bool = False

    @property
    def bare(self) -> bool:
        """Whether neither unit nor scale was printed."""
        return not self.unit and not self.scale_printed


def find_quantities(compact: str, start: int, end: int) -> Iterator[Quantity]:
    """The quantities in a stretch of a compact copy (`OfficialText.compact`), in reading order."""
    position = start
    while anchor := _ANCHOR.search(compact, position, end):
        match = _QUANTITY.match(compact, anchor.start(), end)
        if match is None:
            position = anchor.end()
            continue
        position = match.end()
        if quantity := _read(compact, match, start, end):
            yield quantity


def _read(compact: str, match: re.Match[str], start: int, end: int) -> Quantity | None:
    before = compact[max(start, match.start() - _WINDOW) : match.start()]
    first = match["first"]
    if first is None:
        unit, value = _special(match)
        return _bounded(compact, match, end, before, unit, value) if value else None
    han = first[0] in HAN_CHARACTERS and not first.startswith("百分之")
    if before.endswith(("第", "前")) or (han and (first[0] in "零〇" or _NO_AMOUNT.search(before))):
        return None
    unit = _unit(match)
    if unit in CALENDAR or (unit == "岁" and not before.endswith(("到", "至", "达"))):
        return None
    if not unit and not _stands_alone(compact, match, han=han):
        return None
    lower, upper = _ends(match)
    if lower is None or (match["last"] and (upper is None or upper <= lower)):
        return None
    return _bounded(compact, match, end, before, unit, lower, upper)


def _stands_alone(compact: str, match: re.Match[str], *, han: bool) -> bool:
    """Whether a number without a unit is no part of a name or a ratio: 5G, 3D, 十四五, 2：1."""
    after = compact[match.end() : match.end() + 1]
    if (after.isascii() and after.isalpha()) or _RATIO.match(compact, match.end()):
        return False
    return not han or match["first"][0] in _SCALES_FIRST or len(match["first"]) > 2


def _special(match: re.Match[str]) -> tuple[str, Decimal | None]:
    """A fraction in percent, to two decimals; 翻番 as a multiple."""
    if match["part"] is None:
        return "倍", Decimal(_DOUBLED.get(match["doubled"], 2))
    part, parts = match["part"], match["parts"]
    upper, lower = (part, parts) if "/" in match[0] else (parts, part)
    top, bottom = amount(upper), amount(lower)
    if top is None or not bottom or top >= bottom:
        return "%", None
    return "%", plain((top * 100 / bottom).quantize(Decimal("0.01")))


def _ends(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Both numbers of a range; a scale after the last one is that of both: 3-5万家."""
    first, last = match["first"].removeprefix("百分之"), match["last"]
    if not last:
        return _HALF if first == "半" else amount(first), None
    last = last.removeprefix("百分之")
    shared = _SHARED_SCALE.search(last)
    lower, upper = amount(first), amount(last)
    alone = not match["first_unit"] and re.fullmatch(ARABIC, first)
    if shared and alone and last[0] not in HAN_CHARACTERS and lower is not None:
        lower *= scale(shared[0])
    return lower, upper


def _unit(match: re.Match[str]) -> str:
    if match["first"].startswith("百分之") or match["unit"] == "成":
        return "%"
    return _BRACKETED.sub("", match["unit"] or "")


def _bounded(
    compact: str,
    match: re.Match[str],
    end: int,
    before: str,
    unit: str,
    first: Decimal,
    last: Decimal | None = None,
) -> Quantity:
    """The quantity with the bounds that stand beside it."""
    if match["unit"] == "成":
        first *= 10
    printed = match["first"] or ""
    mark = _MONEY_MARK.search(before)
    lead = before[: mark.start()] if mark else before
    word = _BOUND_BEFORE.search(lead)
    if word is None and match[0][0] in _SCALES_FIRST:
        word = _BOUND_BEFORE_SCALE.search(lead)
    tail = _BOUND_AFTER.match(compact, match.end(), end)
    begin = match.start() - (len(mark[0]) if mark else 0) - (len(word[0]) if word else 0)
    sense_before, sense_after = _sense(word), _sense(tail)
    if sense_after is None and (match["more"] or match["more_after"]):
        sense_after = "~" if match["more"] == "来" else ">"
    scaled = _SCALE_END.search(match["last"] or printed)
    return Quantity(
        span=Span(begin, tail.end() if tail else match.end()),
        number=Span(match.start(), match.end()),
        comparator="range" if last is not None else _comparator(sense_before, sense_after),
        unit=unit,
        kind=unit_kind(unit),
        value=first if last is None else None,
        lower=first if last is not None else None,
        upper=last,
        before=sense_before,
        after=sense_after,
        lead=word[0] if word else "翻" if match[0].startswith("翻") else "",
        scale_printed=scaled[0].lstrip("十百千") if scaled and not unit else "",
        small=len(printed) == 1 and printed in "一二两三四五六七八九",
    )


def _sense(bound: re.Match[str] | None) -> Comparator | None:
    return _GROUPS[bound.lastgroup] if bound and bound.lastgroup else None


def _comparator(before: Comparator | None, after: Comparator | None) -> Comparator:
    """What both bounds say together: 控制在5%左右 is about, 控制在5%以内 at most 5%."""
    if after == "~" or (before == "~" and after is None):
        return "~"
    return (before if before != "~" else None) or after or "="
