"""Titles without 《》, which a number behind them shows: 国务院关于…意见（国发〔2017〕50号）."""

import re
from functools import cache
from typing import Final

from loaders.gongwen.text import Span
from ontology.lexicon import Lexicon

_WINDOW: Final = 140
_CLAUSE_END = re.compile(r"[，。；：！？《》\n\t]")
_ABOUT = "关于"
_REFERRING = re.compile(
    "根据|依据|按照|依照|遵照|参照|比照|贯彻落实|贯彻|落实|执行|实施|印发|转发|批转|下发|发布|公布|出台|废止|"
    "修订|修改|结合|符合|违反|现将|以及|同时"
)
_JOINING: Final = "见按和与及将并、"
_BODY = re.compile(
    "[\u4e00-\u9fff]{0,40}[院部委局厅府办会署行组室省市区县](?:等[0-9一二三四五六七八九十]{0,3}个?(?:部门|单位))?\\Z"
)
_SHORTEST: Final = 6


def unmarked_title(compact: str, end: int, first: int, lexicon: Lexicon) -> Span | None:
    """The title that ends at `end`, before the bracket with its number; `first` bounds the search.

    It ends in a type of document. It begins with the body before 关于, or behind the word that
    refers to it; where neither shows its beginning, there is none.
    """
    window = compact[max(first, end - _WINDOW) : end]
    if not _types(lexicon).search(window):
        return None
    cut = max((mark.end() for mark in _CLAUSE_END.finditer(window)), default=0)
    clause = window[cut:]
    about = clause.find(_ABOUT)
    if about >= 0:
        start = issuer_start(clause[:about], lexicon)
    else:
        start = _behind_words(clause)
        if not start:
            return None
    title = Span(end - len(clause) + start, end)
    return title if title.end - title.start >= _SHORTEST else None


def issuer_start(before: str, lexicon: Lexicon) -> int:
    """Where the bodies begin that end `before`, which a title on something (关于…) follows.

    The length of `before` where no body ends it.
    """
    start = len(before)
    for body in reversed(lexicon.find(before, schemes=["body"])):
        if before[body.end : start] not in ("", "、"):
            break
        start = body.start
    if start < len(before):
        return start
    start = _behind_words(before)
    return start if _BODY.match(before, start) else len(before)


def _behind_words(clause: str) -> int:
    """Where what follows the last word that refers to a document begins."""
    cut = max((word.end() for word in _REFERRING.finditer(clause)), default=0)
    return len(clause) - len(clause[cut:].lstrip(_JOINING))


@cache
def _types(lexicon: Lexicon) -> re.Pattern[str]:
    names = {text for text, language, _ in lexicon.labels("document-type") if language == "zh"}
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(f"(?:{listed})(?:（[试暂]行）)?\\Z")
