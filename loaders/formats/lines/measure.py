"""How the lines of a text were broken: one for a paragraph, or at a measure, or in fragments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.formats.lines.junctions import breaks_off, cannot_begin, within_word
from loaders.formats.lines.line_starts import start_of
from loaders.formats.lines.printed_lines import PrintedLine

_LEAST = 10.0
"""Width below which a line tells nothing of the measure."""
_LONGEST_HEADING = 24
_INDENT = 2.0
_NEAR = 3.5
"""How much a full line lacks at most: the indent of a first line, a number that was not broken."""
_ENOUGH = 3
"""Whole lines from which the measure is read."""
_WINDOW, _MANY = 10, 6
"""Lines before and after in which the measure is looked for, and how many have to show it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How lines were broken; widths are in characters.

    Not `wrapped`: a line is a paragraph. `fragments`: lines are also cut at punctuation, as some
    PDF extractors do. `gaps`: blank lines part paragraphs. `base`: the columns of blank before a
    line that goes on, None where indents do not tell first lines from others.
    """

    wrapped: bool
    measure: float = 0.0
    fragments: bool = False
    gaps: bool = True
    base: int | None = None


def manner_of(lines: Sequence[PrintedLine]) -> Manner:
    """Tell how a text was broken, from the lines whose ends no paragraph has."""
    off: list[float] = []
    words: list[float] = []
    after: list[PrintedLine] = []
    for line, following in pairwise(lines):
        if breaks_off(line.text) or cannot_begin(following.text):
            off.append(line.width)
        elif _is_cut(line, following):
            words.append(line.width)
        else:
            continue
        after.append(following)
    measure = _full_width(off + words, _whole_lines(lines))
    if not _is_wrapped(lines, off, words, measure):
        return Manner(wrapped=False)
    short = sum(width < 0.7 * measure for width in off)
    return Manner(
        wrapped=True,
        measure=measure,
        fragments=short >= 2 and short >= 0.2 * len(off),
        gaps=sum(line.gap for line in after) <= 0.1 * len(after),
        base=_base(lines, after),
    )


def _is_cut(line: PrintedLine, following: PrintedLine) -> bool:
    """Whether prose goes on in the next line, as far as the two lines tell."""
    return (
        within_word(line.text, following.text)
        and len(line.text) >= _LEAST
        and _is_prose(line.text)
        and start_of(following.text) is None
        and (len(line.text) >= _LONGEST_HEADING or start_of(line.text) is None)
    )


def _is_prose(text: str) -> bool:
    return "，" in text or "。" in text or "、" in text


def _is_wrapped(
    lines: Sequence[PrintedLine], off: Sequence[float], words: Sequence[float], measure: float
) -> bool:
    long = sum(len(line.text) >= _LEAST for line in lines)
    near = sum(measure - _NEAR <= width <= measure + 1.5 for width in words)
    share = 0.15 if near == len(words) else 0.3
    many_words = len(words) >= max(3, share * long) and near >= 0.6 * len(words)
    few_lines = bool(off) and len(words) >= 2 and near >= 0.7 * len(words)
    return (len(off) >= 2 and len(off) >= 0.03 * long) or many_words or few_lines


def _whole_lines(lines: Sequence[PrintedLine]) -> list[float]:
    """Widths of what stands between two breaks within words, whole lines where it is no more."""
    whole: list[float] = []
    width: float | None = None
    for line, following in pairwise(lines):
        if width is not None:
            ended = start_of(line.text) or line.text.endswith("：")
            width = None if ended else width + line.width
        if within_word(line.text, following.text):
            if width is not None:
                whole.append(width)
            width = 0.0 if _is_prose(line.text) else None
    return whole


def _full_width(widths: Sequence[float], whole: Sequence[float]) -> float:
    """The commonest width of whole lines, or the greatest of the common widths of all.

    First lines are narrower, and a few lines hang over.
    """
    descending = sorted(widths, reverse=True)
    if not descending:
        return 0.0
    great = descending[min(max(2, len(descending) // 50), len(descending) - 1)]
    near = [width for width in whole if 0.85 * great <= width <= 1.15 * great]
    counts = Counter(round(width * 2) / 2 for width in near)
    if counts.total() >= _ENOUGH and max(counts.values()) > 1:
        return max(counts, key=lambda half: (counts[half], half))
    counts = Counter(round(width * 2) / 2 for width in descending if width >= 0.85 * great)
    common = {half: counts[half] + counts[half - 0.5] for half in list(counts)}
    top = max(common, key=lambda half: (common[half], half))
    first_lines = [half for half in common if abs(half - _INDENT - top) <= 0.5]
    enough = {half: 0.15 if half in first_lines else 0.4 for half in common}
    widest = max(half for half, count in common.items() if count >= enough[half] * common[top])
    return widest if counts[widest] >= counts[widest - 0.5] else widest - 0.5


def _base(lines: Sequence[PrintedLine], after: Sequence[PrintedLine]) -> int | None:
    base = Counter(line.indent for line in after).most_common(1)[0][0]
    indented = sum(line.indent >= base + 2 for line in lines)
    astray = sum(line.indent >= base + 2 for line in after)
    return base if indented >= 2 and astray <= 0.05 * len(after) else None


class LocalMeasure:
    """The measure around a line: it changes with boxes and pages."""

    def __init__(
        self, lines: Sequence[PrintedLine], widths: Sequence[float], manner: Manner
    ) -> None:
        self._overall = manner.measure
        self._full: list[float] | None = None
        if not manner.fragments:
            self._full = [
                width if breaks_off(line.text) or within_word(line.text, following.text) else 0.0
                for line, following, width in zip(lines, lines[1:], widths, strict=False)
            ]

    def at(self, place: int) -> float:
        """Width of a full line there: the second in width of the lines around that go on.

        Fragments do not show it, nor do a few lines: there it is that of the whole text.
        """
        if self._full is None:
            return self._overall
        around = sorted(self._full[max(place - _WINDOW, 0) : place + _WINDOW])
        if len(around) < _MANY or around[-_MANY] < around[-2] - _NEAR:
            return self._overall
        return around[-2] if around[-2] >= 0.7 * self._overall else self._overall
