"""How a text relates to a document that it names: by the cue that governs the place.

A cue stands before the title in its clause (根据《X》), behind it (《X》同时废止), or around it
(现将《X》印发给你们). What this text does itself is told from what is planned or reported: a
revision that is announced only cites, and so does the issue of a document by another body.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from loaders.model import Relation
from loaders.statements.citation.cues import CueWords, FoundCue, alternatives

MASK: Final = "\ue000"
"""Stands in a masked passage for every character of a reference."""

_BACK, _AHEAD, _REACH = 120, 700, 60
_SENTENCE_END = re.compile(r"[。；！？\n\t]")
_CLAUSE_END = re.compile("[，：]")
_STOP = re.compile(rf"[；\n\t{MASK}]|。(?!现(?:将其|予以?)?(?:印发|转发|发布|公布|下发))")
"""我局制定了《X》。现印发给你们: the next sentence goes on about it."""
_CARRYING: Final = ("hasAnnex", "forwards")
_QUOTED = re.compile(f"“[^“”{MASK}]{{0,400}}”")
_FILE = ("文件", "文")
"""国发〔2015〕40号文件 says no more than the number."""
_LONGEST_GAP: Final = 40
_OTHER_VERB = re.compile(
    "(?:制定|制订|编制|起草|拟定|拟订|填写|填报|提交|报送|上报|签订|签署|取得|获得|持有|出具|颁发|核发|发放|"
    "编写|公布|发布|颁布|下发|纳入|列入|参加|申领|申请|办理|依托|对接|对照|参考|结合|遵守|遵循|符合|违反|通过|"
    "围绕|学习|宣传|推广|使用|应用|采用|履行|加入|制作|形成|提供|出版|完成|开展|执行|达到|满足|适用|涉及|包括|"
    "衔接|超出|详见|[附见与对在以把将除经至向])(?:了|好|过)?\\Z"
)
"""A verb directly before the title governs it in place of a cue further ahead."""
_SHORT_CUE_GAP = re.compile("(?:[\u4e00-\u9fff]{0,10}[院部委局厅府办会署行省市区县家])?")
_QUALIFYING = re.compile("(?:完善)?后?的")
"""修订后的《X》, 国务院印发的《X》: the word tells what X is, not what this text does with it."""
_OF_OTHERS = re.compile(
    "[^，。；]{0,8}(?:制定|编制|印发|发布|出台|颁发|认定|批准|设立|成立|核定)的"
)
"""根据《X》制定的《Y》: X is what Y is made on, not this text."""
_PLANNED = re.compile(
    "推动|研究|清理|适时|及时|建议|抓紧|加快|组织|推进|拟|需要|应当|可以|如需|提请"
)
_BEFORE_REPEAL = (
    "(?P<part>(?:中?的?(?:第[〇零一二三四五六七八九十百0-9]{1,6}[章条款项]|附件|有关|相关|部分)|中)[^，。；“]{0,30}?)?"
    "(?:等[^，。；“]{0,20}?)?，?(?:自[^，。；“]{0,30}?(?:起|日))?，?"
    "(?:同时|即行|予以|一并|相应|自行|均|现|决定|也|全部|即|宣布){0,3}"
)
_NOT_DONE = "(?!后|前|的|之|时)"
_SAYING = "(?:等[^，。；]{0,10})?[中也还均已就]?"
_PLAN: Final = "tuidong-xiuding"


class Ruling(NamedTuple):
    """A relation, with the key of the cue that shows it and the cue's place in the passage."""

    relation: Relation = "cites"
    cue: str | None = None
    place: tuple[int, int] | None = None


BARE: Final = Ruling()


class _Behind(NamedTuple):
    """What follows a reference in its sentence, without quotations, and where each character is."""

    words: str
    places: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


def ruling(masked: str, start: int, end: int, words: CueWords, *, amending: bool) -> Ruling:
    """How the text relates to the references from `start` to `end` of a masked passage.

    `amending` says that the text is one that changes others (关于修改…的决定).
    """
    before = masked[max(0, start - _BACK) : start]
    before = before[max((m.end() for m in _SENTENCE_END.finditer(before)), default=0) :]
    commas = [m.end() for m in _CLAUSE_END.finditer(before)]
    clause = before[commas[-1] :] if commas else before
    if not clause and before.endswith("："):
        clause = before[commas[-2] if len(commas) > 1 else 0 :]
    after = _behind_reference(masked, end)
    return (
        _around(clause, after, words, amending)
        or _before(clause, after, start, words, amending)
        or _behind(after, words)
        or BARE
    )


def _behind_reference(masked: str, end: int) -> _Behind:
    ahead = masked[end : end + _AHEAD]
    kept: list[str] = []
    places: list[int] = []
    place = next((len(word) for word in _FILE if ahead.startswith(word)), 0)
    for quoted in [*(_QUOTED.finditer(ahead) if "“" in ahead else ()), None]:
        start = quoted.start() if quoted else len(ahead)
        stop = _STOP.search(ahead, place, start)
        start = stop.start() if stop else start
        kept.append(ahead[place:start])
        places += range(end + place, end + start)
        if stop or quoted is None:
            break
        place = quoted.end()
    return _Behind("".join(kept), places)


def _around(clause: str, after: _Behind, words: CueWords, amending: bool) -> Ruling | None:
    found = words.around(clause.rpartition(MASK)[2], after.words, _REACH)
    if found is None:
        return None
    cue, first = found
    place = after.place(cue.start, cue.end)
    if cue.cue.relation == "amends" and not amending:
        leading = clause[: clause.rfind(first)]
        if not re.search("现|决定", leading) and not re.search("如下|以下|为|了", cue.label):
            return Ruling("cites", _PLAN, place)
    return Ruling(cue.cue.relation, cue.cue.key, place)


def _before(
    clause: str, after: _Behind, start: int, words: CueWords, amending: bool
) -> Ruling | None:
    """By the last cue in the clause before; one that qualifies the title (印发的《X》) is none."""
    for found in reversed(words.find(clause)):
        gap = clause[found.end :]
        if _QUALIFYING.match(gap):
            continue
        if MASK in gap:  # it governs that reference, which is in no row with this one
            return None
        if len(gap) > _LONGEST_GAP or (gap and _OTHER_VERB.search(gap)):
            return None
        if len(found.label) == 1 and not _SHORT_CUE_GAP.fullmatch(gap):
            continue
        first = start - len(clause)
        return _of_cue(found, clause, after, (first + found.start, first + found.end), amending)
    return None


def _of_cue(
    found: FoundCue, clause: str, after: _Behind, place: tuple[int, int], amending: bool
) -> Ruling | None:
    relation, key = found.cue.relation, found.cue.key
    gap = clause[found.end :]
    if key == "tichu" or (relation in _CARRYING and not found.label.startswith("现")):
        return None
    if relation == "legalBasis" and _OF_OTHERS.match(after.words):
        return BARE
    if relation == "amends" and not (amending and _SHORT_CUE_GAP.fullmatch(gap)):
        return Ruling("cites", _PLAN, place)
    if relation == "repeals":
        if not _SHORT_CUE_GAP.fullmatch(gap.removesuffix("：")) and not gap.endswith("："):
            return None
        if not amending and _PLANNED.search(clause, 0, found.start):
            return BARE
    return Ruling(relation, key, place)


def _behind(after: _Behind, words: CueWords) -> Ruling | None:
    for kind in _patterns(words):
        if match := kind.search(after.words):
            cue = words.whole[match["cue"]]
            place = after.place(*match.span("cue"))
            relation = cue.relation
            if relation == "repeals" and match["part"]:
                relation = "amends"
            return Ruling(relation, cue.key, place)
    return None


@cache
def _patterns(words: CueWords) -> tuple[re.Pattern[str], ...]:
    """What stands behind a title: done to it by this text, then what it says itself."""
    issued = [
        label for label in words.labels("hasAnnex", "forwards") if re.search("^现|你们$", label)
    ]
    said = [label for label in words.labels("cites") if words.whole[label].key == "tichu"]
    changed = [
        label for label in words.labels("amends", "corrects") if re.search("为$|如下$|相应", label)
    ]
    return (
        re.compile(f"(?P<part>){{0}}(?P<cue>{alternatives(issued)})"),
        re.compile(
            f"\\A{_BEFORE_REPEAL}(?P<cue>{alternatives(words.labels('repeals'))}){_NOT_DONE}"
        ),
        re.compile(f"\\A(?P<part>){{0}}[^，。；]{{0,60}}?(?P<cue>{alternatives(changed)})"),
        re.compile(f"\\A(?P<part>){{0}}{_SAYING}(?P<cue>{alternatives(said)})"),
    )
