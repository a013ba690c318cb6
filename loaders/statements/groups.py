"""References in a row share what is said of them: 根据《A》《B》（…）和《C》等文件要求."""

import re
from collections.abc import Sequence

from loaders.gongwen.text import OfficialText, Span
from loaders.statements.cues import CueWords
from loaders.statements.references import Reference
from loaders.statements.relations import BARE, MASK, Ruling, ruling

_JOINT = re.compile(
    "(?:文件?)?(?:第[^，。；、]{1,20}[章条款项])?(?:的?(?:有关|相关)?(?:规定|要求|精神|部署))?(?:等[^，。；、]{0,12})?"
    "(?P<joint>、?(?:以及|或者|及其|[和与及或暨])?)"
    "(?P<between>[^，。；：！？“”\n\t]{0,40})"
)
_WEAK_JOINT = re.compile("[，；]")
_DONE = ("amends", "repeals")
_ITEM_START = re.compile(
    r"(?:^|[，。；：\n\t])[^，。；：\n\t]{0,30}(?:的|原|(?<=[，。；：\n\t])|^)\Z"
)
_QUALIFIED = re.compile("(?:[院部委局厅府办会署行组省市区县家]|的|中央|原|和)\\Z")
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
    found: list[Ruling] = []
    for row in _rows(masked, passage, references, words):
        start, end = row[0].span.start - passage.start, row[-1].span.end - passage.start
        ruled = ruling(masked, start, end, words, amending=amending)
        if ruled == BARE and found and found[-1].relation in _DONE:
            between = _between(masked, passage, references[len(found) - 1], row[0])
            ruled = found[-1] if _WEAK_JOINT.fullmatch(between) else ruled
        elif ruled.relation == "repeals":
            found = _shared_back(masked, passage, references, found, ruled)
        found += [ruled] * len(row)
    return [_placed(ruled, passage.start) for ruled in found]


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


def _shared_back(
    masked: str,
    passage: Span,
    references: Sequence[Reference],
    found: list[Ruling],
    ruled: Ruling,
) -> list[Ruling]:
    """What is repealed behind a list parted by ， or ； is every item of the list."""
    index = len(found)
    while index and found[index - 1] == BARE:
        one = references[index - 1]
        if not _WEAK_JOINT.fullmatch(_between(masked, passage, one, references[index])):
            break
        start = one.span.start - passage.start
        if not _ITEM_START.search(masked[max(0, start - 40) : start]):
            break
        index -= 1
    return found[:index] + [ruled] * (len(found) - index)


def _placed(ruled: Ruling, start: int) -> Ruling:
    if ruled.place is None:
        return ruled
    return ruled._replace(place=(ruled.place[0] + start, ruled.place[1] + start))
