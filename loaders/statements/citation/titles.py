"""Titles in 《》, nested and damaged ones too.

A title within a title stands in 〈〉, by careless hands in 《》; marks that are missing or wrong
are reported, and what can still be told apart is read.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.gongwen.form import Report
from loaders.gongwen.text import Span

_MARK = re.compile("[《》〈〉≪≫]")
_CLOSING = {"《": "》", "〈": "〉", "≪": "≫"}
_NO_TITLE = re.compile(r"[。；\n\t]")
_MAX_TITLE = 200
_UNCLOSED = re.compile(r"《[^《》。；，\n\t（）]{4,80}(?=（[^（）\n\t]{1,30}〔[0-9]{4}〕)")
"""A title without its closing mark, which its number in brackets ends."""
_PRESS = re.compile("(?:日报|晚报|早报|时报|周报|周刊|月刊|学报|杂志|画报)》")
_NAME = "unbalanced-title-marks"


class FoundTitle(NamedTuple):
    """A title: `span` with its marks, `inside` without."""

    span: Span
    inside: Span


def find_titles(compact: str, within: Span, report: Report) -> list[FoundTitle]:
    """The outermost titles in a passage, in reading order; newspapers and journals are none.

    One pass: what is never closed leaves the titles inside it standing for themselves. Reports
    `unbalanced-title-marks`.
    """
    open_marks: list[int] = []
    closing_nothing: list[int] = []
    found: list[Span] = []
    marks = list(_MARK.finditer(compact, *within))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        place = mark.start()
        if mark[0] in _CLOSING:
            open_marks.append(place)
            continue
        if not open_marks:
            closing_nothing.append(place)
            continue
        start = _opening(compact, open_marks, mark[0], following, report)
        title = Span(start, place + 1)
        if compact[start] != "〈" and _can_be_title(compact, title):
            while found and found[-1].start > start:
                found.pop()
            found.append(title)
    _report_marks(closing_nothing, "closes nothing", compact, report)
    _report_marks(open_marks, "is never closed", compact, report)
    found += _unclosed(compact, open_marks)
    return [
        FoundTitle(title, _inside(compact, title))
        for title in sorted(found)
        if not _PRESS.fullmatch(compact, max(title.start, title.end - 3), title.end)
    ]


def _opening(
    compact: str,
    open_marks: list[int],
    mark: str,
    following: re.Match[str] | None,
    report: Report,
) -> int:
    """Takes the place that `mark` closes off the open ones."""
    start = open_marks.pop()
    if _CLOSING[compact[start]] == mark:
        return start
    report(_NAME, f"{compact[start]} is closed by {mark}", Span(start, start + 1))
    outer_is_meant = open_marks and _CLOSING[compact[open_marks[-1]]] == mark
    if outer_is_meant and (following is None or following[0] in _CLOSING):
        return open_marks.pop()
    return start


def _can_be_title(compact: str, title: Span) -> bool:
    is_short = 2 < title.end - title.start <= _MAX_TITLE
    return is_short and not _NO_TITLE.search(compact, title.start, title.end)


def _inside(compact: str, title: Span) -> Span:
    is_closed = compact[title.end - 1] in "》〉≫"
    return Span(title.start + 1, title.end - is_closed)


def _unclosed(compact: str, marks: Sequence[int]) -> Iterator[Span]:
    for place in marks:
        if ended := _UNCLOSED.match(compact, place):
            yield Span(*ended.span())


def _report_marks(places: Sequence[int], what: str, compact: str, report: Report) -> None:
    """One report for all marks of a passage with the same fault, at the first of them."""
    if places:
        first = places[0]
        more = f", and {len(places) - 1} more here" if len(places) > 1 else ""
        report(_NAME, f"{compact[first]} {what}{more}", Span(first, first + 1))
