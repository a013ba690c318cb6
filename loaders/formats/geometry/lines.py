"""Glyphs to lines: what stands at one height, in order, with blanks where the print shows them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from loaders.formats.geometry.page import Glyph

_SAME_LINE = 0.45
"""Of the type's size: how far the middles of two glyphs of a line may lie apart."""
_OVERPRINT = 0.2
"""Of the size: the same character again so near is bold by printing twice."""
_LATIN_GAP, _WIDE_GAP = 0.25, 0.8
"""Of the size: gaps that part Latin words, and that part other text."""
_LATIN_SEAM = re.compile(r"[0-9A-Za-z]{2}")
_CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class GlyphLine:
    """A line of text; `glyphs` are its visible ones from left to right, not empty."""

    page: int
    glyphs: tuple[Glyph, ...]
    text: str
    blanks: frozenset[int] = frozenset()
    """Before which of its glyphs a blank was printed; their number stands for one at the end."""

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.glyphs[0].x0

    @cached_property
    def x1(self) -> float:
        """Its right end."""
        return max(glyph.x1 for glyph in self.glyphs)

    @cached_property
    def top(self) -> float:
        """Its upper end."""
        return min(glyph.top for glyph in self.glyphs)

    @cached_property
    def bottom(self) -> float:
        """Its lower end."""
        return max(glyph.bottom for glyph in self.glyphs)

    @cached_property
    def middle(self) -> float:
        """The height at which most of it stands."""
        heights = sorted(glyph.middle for glyph in self.glyphs)
        return heights[len(heights) // 2]

    @cached_property
    def size(self) -> float:
        """The size in which most of it is set."""
        return Counter(round(glyph.size, 1) for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def fonts(self) -> Counter[str]:
        """How many characters each font sets; Chinese ones where there are any."""
        chinese = Counter(glyph.font for glyph in self.glyphs if _CJK.match(glyph.text))
        return chinese or Counter(glyph.font for glyph in self.glyphs)

    @property
    def red(self) -> bool:
        """Whether it is printed in red, as the head of a document (版头) is."""
        return all(glyph.red for glyph in self.glyphs)

    def part(self, start: int, end: int) -> "GlyphLine | None":
        """The line that some of its glyphs make, None where there are none."""
        glyphs = self.glyphs[start:end]
        blanks = [place - start for place in self.blanks if start < place < end]
        return GlyphLine(self.page, glyphs, _text(glyphs, blanks)) if glyphs else None


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[GlyphLine]:
    """The lines that glyphs make, from top to bottom; blank ones are left out."""
    lines = (_line(group, page) for group in _by_height(glyphs))
    return [line for line in lines if line]


def _by_height(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that stand at one height; raised ones (notes' marks) are with their line."""
    group: list[Glyph] = []
    height = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.middle, glyph.x0)):
        if group and glyph.middle - height > _SAME_LINE * max(size, glyph.size):
            yield group
            group = []
        if not group:
            height, size = glyph.middle, glyph.size
        group.append(glyph)
        size = max(size, glyph.size)
    if group:
        yield group


def _line(group: list[Glyph], page: int) -> GlyphLine | None:
    """One line of glyphs that stand at one height, None where nothing is to be seen."""
    group.sort(key=lambda glyph: glyph.x0)
    visible: list[Glyph] = []
    blanks: set[int] = set()
    for glyph in group:
        if not glyph.text.strip():
            blanks.add(len(visible))
        elif not (
            visible
            and visible[-1].text == glyph.text
            and glyph.x0 - visible[-1].x0 < _OVERPRINT * glyph.size
        ):
            visible.append(glyph)
    if not visible:
        return None
    return GlyphLine(page, tuple(visible), _text(visible, blanks), frozenset(blanks))


def _text(glyphs: Sequence[Glyph], blanks: Collection[int]) -> str:
    """The text of visible glyphs, with blanks before those at `blanks` and in wide gaps."""
    written = [glyphs[0].text]
    for place, (left, right) in enumerate(pairwise(glyphs), 1):
        gap = right.x0 - left.x1
        if (
            place in blanks
            or gap > _WIDE_GAP * right.size
            or (gap > _LATIN_GAP * right.size and _LATIN_SEAM.match(left.text[-1] + right.text[0]))
        ):
            written.append(" ")
        written.append(right.text)
    return "".join(written)


_NO_BLANK = re.compile(r"[0-9][0-9A-Za-z]|[^0-9A-Za-z]|.[^0-9A-Za-z]")


def joined(lines: Sequence[GlyphLine]) -> str:
    """The text of lines that follow each other, without the wrapping.

    Chinese words go on without a blank; between Latin words a blank stays.
    """
    written = [lines[0].text]
    for above, below in pairwise(lines):
        seam = above.text[-1] + below.text[0]
        if len(above.glyphs) in above.blanks or not _NO_BLANK.match(seam):
            written.append(" ")
        written.append(below.text)
    return "".join(written)
