"""Texts that change others: decisions, and announcements of what is repealed.

Such a text lists what it changes, and quotes new wording, whose own citations are not its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from loaders.gongwen.form import FoundDocument, Passage
from loaders.gongwen.text import OfficialText, Span
from loaders.statements.citation.relations import BARE, Ruling

_CHANGES = re.compile("修改|修订|修正|废止|失效")
_ENTITLED = re.compile(
    "关于(?:公布|宣布|决定)?(?:修改|修订|修正|停止执行|[^，。]{0,10}(?:废止|失效))|修正案|"
    "关于对[^，。]{2,80}(?:修改|修订)的|(?:废止|失效)[^，。]{0,30}(?:目录|清单)"
)
_DECIDES = re.compile(
    "作(?:出|了)?(?:如下|以下)修[改订]|(?:决定|现)(?:予以?)?(?:废止|修改|修订|宣布失效)|"
    r"现对[^。；\n]{0,120}?(?:修改|修订|修正|废止)"
)
_QUOTE = re.compile(r"(?:修改|修订|修正|改|表述|调整)[为成][^“”。\n]{0,20}“")
_ADDED_QUOTE = re.compile(_QUOTE.pattern + r"|增加[^“”。\n]{0,40}：“")
_MARK = re.compile("[“”\n]")
_LONGEST_QUOTE: Final = 6000
_REPEAL = re.compile("废止|失效|停止执行")
_CHANGE = re.compile("修改|修订|修正")
_LONGEST_HEADING: Final = 80
_ITEM = re.compile(
    r"(?:[（〔]?[0-9一二三四五六七八九十]{1,4}[）〕]?[、.．\t]{0,2})?[《“]|[^\n]{0,60}\t"
)


class AmendedText:
    """What a document changes; `is_amending` says whether it is one that changes others."""

    def __init__(self, text: OfficialText, document: FoundDocument) -> None:
        self._text, self._text_end = text, len(text.compact)
        title = text.of(document.title) if document.title else ""
        self.is_amending = bool(_ENTITLED.search(title)) or bool(
            _DECIDES.search(text.compact, *document.extent)
        )
        quote = _ADDED_QUOTE if self.is_amending else _QUOTE
        self._quotes = tuple(_quotes(quote, text.compact, document.extent))
        self._list = _heading(title) if self.is_amending else None

    def is_quoted(self, place: Span) -> bool:
        """Whether a place lies in new wording that the text gives another."""
        before = bisect_right(self._quotes, (place.start, self._text_end))
        return before > 0 and place.start < self._quotes[before - 1].end

    def enter(self, passage: Passage) -> None:
        """Take a passage without references, which may head a list of what is changed."""
        if not self.is_amending or passage.table:
            return
        said = self._text.of(passage.span)
        if len(said) <= _LONGEST_HEADING and _CHANGES.search(said):
            self._list = _heading(said)
        elif said.endswith("。"):
            self._list = None

    def listed(self, passage: Passage) -> Ruling:
        """What is said of the references of a passage that is an item of such a list."""
        if self._list is None or not _ITEM.match(self._text.compact, *passage.span):
            return BARE
        return self._list


def _heading(said: str) -> Ruling | None:
    repeals, changes = _REPEAL.search(said), _CHANGE.search(said)
    if bool(repeals) == bool(changes):
        return None
    return Ruling("repeals", "feizhi") if repeals else Ruling("amends", "xiugai")


def _quotes(quote: re.Pattern[str], compact: str, within: Span) -> Iterator[Span]:
    """The new wordings: from “ to the ” that closes it, in this paragraph or a later one."""
    end = within.start
    while match := quote.search(compact, end, within.end):
        end = _closing(compact, match.end() - 1, min(within.end, match.end() + _LONGEST_QUOTE))
        yield Span(match.end() - 1, end)


def _closing(compact: str, start: int, last: int) -> int:
    """Where the quotation closes; every paragraph of a quotation may open it anew."""
    depth, line_end = 0, last
    for mark in _MARK.finditer(compact, start, last):
        place = mark.start()
        if mark[0] == "\n":
            line_end = min(line_end, place)
        elif mark[0] == "“" and (depth == 0 or compact[place - 1] != "\n"):
            depth += 1
        elif mark[0] == "”":
            depth -= 1
            if depth == 0:
                return place + 1
    return line_end
