"""References in a row share what is said of them: 根据《A》《B》（…）和《C》等文件要求."""

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.gongwen.text import OfficialText, Span
from loaders.statements.citation.cues import CueWords
from loaders.statements.citation.references import Reference
from loaders.statements.citation.relations import BARE, MASK, Ruling, ruling

_JOINT = re.compile(
    "(?:文件?)?(?:第[^，。；、]{1,20}[章条款项])?(?:的?(?:有关|相关)?(?:规定|要求|精神|部署))?(?:等[^，。；、]{0,12})?"
    "(?P<joint>、?(?:以及|或者|及其|[和与及或暨])?)"
    "(?P<between>[^，。；：！？“”\n\t]{0,40})"
)
_WEAK_JOINT = re.compile("[，；]")
_DONE = ("amends", "repeals")
_ITEM_REACH = 40
_ITEM_START = re.compile(
    rf"(?:^|[，。；：{MASK}\n\t])(?:[^，。；：{MASK}\n\t]{{0,30}}(?:的|原))?\Z"
)
"""What stands before an item of a list: nothing, 原, or 某部2013年发布的."""
_QUALIFIED = re.compile("(?:[院部委局厅府办会署行组室司社团省市区县家]|的|中央|原|和)\\Z")
"""What may stand between two titles in a row: the body that issued the second, 2013年发布的."""


def masked_passage(text: OfficialText, passage: Span, references: Sequence[Reference]) -> str:
    """The passage with every character of its references masked."""
    pieces: list[str] = []
    place = passage.start
    for reference in references:
        pieces.append(text.compact[place : reference.span.start])
        pieces.append(MASK * (reference.span.end - reference.span.start))
        place = reference.span.end
    pieces.append(text.compact[place : passage.end])
    return "".join(pieces)


def rulings(
    masked: str, passage: Span, references: Sequence[Reference], words: CueWords, *, amending: bool
) -> list[Ruling]:
    """How the text relates to each reference of a passage; places count in the text."""
    rows = _rows(masked, passage, references, words)
    places = [Span(r[0].span.start - passage.start, r[-1].span.end - passage.start) for r in rows]
    ruled = [ruling(masked, *place, words, amending=amending) for place in places]
    _share(masked, places, ruled)
    return [
        _placed(each, passage.start) for each, row in zip(ruled, rows, strict=True) for _ in row
    ]


def _share(masked: str, rows: Sequence[Span], ruled: list[Ruling]) -> None:
    """What is repealed or amended in a list parted by ， or ； is every item of the list."""
    joints = [
        bool(_WEAK_JOINT.fullmatch(masked, one.end, other.start)) for one, other in pairwise(rows)
    ]
    for index, is_joined in enumerate(joints, 1):
        if is_joined and ruled[index] == BARE and ruled[index - 1].relation in _DONE:
            ruled[index] = ruled[index - 1]
    for index in range(len(joints) - 1, -1, -1):
        start = rows[index].start
        if (
            joints[index]
            and ruled[index] == BARE
            and ruled[index + 1].relation == "repeals"
            and _ITEM_START.search(masked[max(0, start - _ITEM_REACH) : start])
        ):
            ruled[index] = ruled[index + 1]


def _rows(
    masked: str, passage: Span, references: Sequence[Reference], words: CueWords
) -> list[list[Reference]]:
    rows: list[list[Reference]] = []
    for reference in references:
        if rows and _are_joined(_between(masked, passage, rows[-1][-1], reference), words):
            rows[-1].append(reference)
        else:
            rows.append([reference])
    return rows


def _between(masked: str, passage: Span, one: Reference, other: Reference) -> str:
    return masked[one.span.end - passage.start : other.span.start - passage.start]


def _are_joined(between: str, words: CueWords) -> bool:
    match = _JOINT.fullmatch(between)
    if match is None or (not match["joint"] and between):
        return False
    qualifying = match["between"]
    return not qualifying or bool(
        _QUALIFIED.search(qualifying)
        and not any(not qualifying.startswith("的", cue.end) for cue in words.find(qualifying))
    )


def _placed(ruled: Ruling, start: int) -> Ruling:
    if ruled.place is None:
        return ruled
    return ruled._replace(place=(ruled.place[0] + start, ruled.place[1] + start))
