"""Page marks in the midst of a text: numbers, “— 1 —”, “# Page 91:”, form feeds, running heads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median

from loaders.formats.lines.printed_lines import LineRemark, PrintedLine

_DASH = "-—–―－─·~～"
_SURE = re.compile(
    rf"[{_DASH}]{{1,3}}\s{{0,4}}(?P<dashed>\d{{1,4}})\s{{0,4}}[{_DASH}]{{1,3}}"
    r"|[#=*\-\[\s]{0,8}(?:[Pp]age|PAGE)\s{0,2}(?P<page>\d{1,4})"
    r"(?:\s{0,2}(?:of|OF|/)\s{0,2}\d{1,4})?[\]:：=*\-\s]{0,8}"
    r"|[#=*\-\[\s]{0,8}第\s{0,2}(?P<di>\d{1,4})\s{0,2}页[，,/、\s]{0,3}(?:共\s{0,2}\d{1,4}\s{0,2}页)?"
    r"[\]:：=*\-\s]{0,8}"
    r"|共\s{0,2}\d{1,4}\s{0,2}页[，,/、\s]{0,3}第\s{0,2}(?P<gong>\d{1,4})\s{0,2}页"
)
_DOUBTFUL = re.compile(r"(?!(?:19|20)\d\d)(?P<number>\d{1,4})(?:\s?/\s?\d{1,4})?")
_LONGEST = 40
_CHARACTERS_OF_A_PAGE = 300
"""The least that stands between two numbers that count pages: GB/T 9704-2012, 5.2.3 has 22 lines of
28 characters. Serial numbers of a table stand closer."""
_PAGES_LEFT_OUT = 3
_HEADS_ALIKE = 3
_LINES_OF_A_PAGE = 5


@dataclass(frozen=True, slots=True)
class _Mark:
    place: int
    """Which line of the lines given."""
    page: int | None
    kind: str
    sure: bool


def without_page_marks(
    lines: Sequence[PrintedLine],
) -> tuple[list[PrintedLine], list[LineRemark]]:
    """Lines without their page marks, and what was dropped; the line after one is `over_page`.

    A number alone is a mark where it is one of an ascending sequence with a page of text between
    its numbers; any other stays. A page that lacks in a sequence is a remark, and a `gap`.
    """
    marks = list(_marks(lines))
    if not marks:
        return list(lines), []
    kept = {mark.place for mark in marks if mark.sure} | _ascending(lines, marks)
    places = kept | _running_heads(lines, kept)
    remarks = list(_missing(lines, [mark for mark in marks if mark.place in kept]))
    if places:
        message = f"page marks left out: {len(places)}"
        remarks.insert(0, LineRemark("page-furniture-dropped", message))
    return _without(lines, places, {remark.line for remark in remarks}), remarks


def _marks(lines: Sequence[PrintedLine]) -> Iterator[_Mark]:
    for place, line in enumerate(lines):
        text = line.text
        if len(text) > _LONGEST:
            continue
        if text == "\f":
            yield _Mark(place, None, "break", sure=True)
        elif found := _SURE.fullmatch(text):
            kind = str(found.lastgroup)
            yield _Mark(place, int(found[kind]), kind, sure=True)
        elif found := _DOUBTFUL.fullmatch(text):
            beside = lines[max(place - 1, 0) : place + 2]
            kind = "at-break" if any(other.text == "\f" for other in beside) else "number"
            yield _Mark(place, int(found["number"]), kind, sure=False)


def _ascending(lines: Sequence[PrintedLine], marks: Sequence[_Mark]) -> set[int]:
    """Places of the numbers that count pages."""
    offsets = list(accumulate((len(line.text) for line in lines), initial=0))
    at_breaks = _runs(mark for mark in marks if mark.kind == "at-break")
    counting = [run for run in at_breaks if len(run) > 1]
    others = _runs(mark for mark in marks if mark.kind == "number")
    counting += [run for run in others if _counts_pages(run, offsets)]
    return {place for run in counting for place in run}


def _runs(marks: Iterable[_Mark]) -> list[list[int]]:
    """Places of numbers that ascend, each in a run with the one that it follows."""
    runs: list[list[int]] = []
    open_runs: dict[int, list[int]] = {}
    for mark in marks:
        page = mark.page or 0
        before = range(page - 1, page - 2 - _PAGES_LEFT_OUT, -1)
        run = next((open_runs.pop(former) for former in before if former in open_runs), None)
        if run is None:
            run = []
            runs.append(run)
        run.append(mark.place)
        open_runs[page] = run
    return runs


def _counts_pages(run: Sequence[int], offsets: Sequence[int]) -> bool:
    """Whether ascending numbers stand as far apart as pages do; two alone have to end the text."""
    if len(run) < 2:
        return False
    if len(run) == 2 and run[1] == len(offsets) - 2:
        return offsets[run[0]] >= _CHARACTERS_OF_A_PAGE
    apart = median(offsets[b] - offsets[a] for a, b in pairwise(run))
    return len(run) > 2 and apart >= _CHARACTERS_OF_A_PAGE


def _running_heads(lines: Sequence[PrintedLine], marks: set[int]) -> set[int]:
    """Places of lines that stand beside every second page mark at least, and once elsewhere."""
    if len(lines) < _LINES_OF_A_PAGE * len(marks):
        return set()
    beside = {
        place
        for mark in marks
        for place in (mark - 1, mark + 1)
        if 0 <= place < len(lines) and place not in marks and len(lines[place].text) <= _LONGEST
    }
    alike = Counter(lines[place].text for place in beside)
    often = {text for text, n in alike.items() if n >= max(_HEADS_ALIKE, len(marks) / 2)}
    if not often:
        return set()
    everywhere = Counter(line.text for line in lines if line.text in often)
    heads = {text for text in often if everywhere[text] <= alike[text] + 1}
    return {place for place in beside if lines[place].text in heads}


def _missing(lines: Sequence[PrintedLine], marks: Sequence[_Mark]) -> Iterator[LineRemark]:
    lasts: dict[str, int] = {}
    for mark in marks:
        if mark.page is None:
            continue
        last = lasts.get(mark.kind, mark.page)
        if mark.page > last + 1:
            lacking = f"{last + 1}-{mark.page - 1}".removesuffix(f"-{last + 1}")
            message = f"page {lacking} is missing: {last} is followed by {mark.page}"
            yield LineRemark("page-missing", message, lines[mark.place].number)
        lasts[mark.kind] = mark.page


def _without(
    lines: Sequence[PrintedLine], places: set[int], missing: set[int | None]
) -> list[PrintedLine]:
    """The lines but those at `places`; nothing goes on where a page is missing."""
    kept: list[PrintedLine] = []
    over_page = gap = False
    for place, line in enumerate(lines):
        if place in places:
            over_page = True
            gap = gap or line.number in missing
        else:
            kept.append(line._replace(gap=gap, over_page=not gap) if over_page else line)
            over_page = gap = False
    return kept
