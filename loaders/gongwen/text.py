"""The text of a file with a compact copy in which the rules search.

The compact copy is folded (`ontology.folding`) and has no blanks but one between two Latin words
or numbers, so that spacing, width and script are no matter to a rule. A span counts in the compact
copy; `bounds` gives its place in the text, which evidence quotes as it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.layout import Align, Block, BlockKind, Role
from loaders.model import Evidence
from ontology.folding import fold


class Span(NamedTuple):
    """A stretch of the compact copy, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a row: its place in the compact copy, and what the file showed of it.

    Cells of a row are parted by tabs in the compact copy too.
    """

    span: Span
    kind: BlockKind = "paragraph"
    align: Align | None = None
    role: Role | None = None
    table: int | None = None


_LATIN_GAP = re.compile(r"(?<=[0-9A-Za-z]) (?=[0-9A-Za-z])")
_PIECE = re.compile(r"[^ ]+")


@dataclass(frozen=True, slots=True)
class OfficialText:
    r"""A text, one line a paragraph, and its compact copy; "\n" ends each line in both.

    `starts` are the places in the compact copy from which offsets go in step with those of the
    text, beginning at the same position of `places`.
    """

    text: str
    compact: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...] = field(repr=False)
    places: tuple[int, ...] = field(repr=False)

    def of(self, span: Span) -> str:
        """The compact copy at `span`, lines joined."""
        return self.compact[span.start : span.end].replace("\n", "")

    def bounds(self, span: Span) -> tuple[int, int]:
        """Start and end of a span, which is not empty, in `text`."""
        return self._place(span.start), self._place(span.end - 1) + 1

    def evidence(self, span: Span, rule: str) -> Evidence:
        """What stands at `span`, as evidence read by `rule`."""
        start, end = self.bounds(span)
        return Evidence(self.text[start:end], rule, start, end)

    def printed(self, span: Span) -> str:
        """The wording at `span` as printed, lines joined, blanks only between Latin words."""
        start, end = self.bounds(span)
        return squeezed(self.text[start:end].replace("\n", ""))

    def _place(self, position: int) -> int:
        step = bisect_right(self.starts, position) - 1
        return self.places[step] + position - self.starts[step]


def squeezed(text: str) -> str:
    """Text without blanks, but for one between two Latin words or numbers.

    >>> squeezed("到 2025 年，建设 Edge Computing 平台")
    '到2025年，建设Edge Computing平台'
    """
    if " " not in text:
        return text
    return _LATIN_GAP.sub("\x00", text).replace(" ", "").replace("\x00", " ")


def official_text(blocks: Iterable[Block]) -> OfficialText:
    """The text that blocks make, and its compact copy."""
    texts: list[str] = []
    compact: list[str] = []
    lines: list[Line] = []
    starts: list[int] = [0]
    places: list[int] = [0]
    offset = length = 0
    for block in blocks:
        first = length
        folded = fold(block.text)
        for piece, place in _pieces(folded):
            if offset + place - length != places[-1] - starts[-1]:
                starts.append(length)
                places.append(offset + place)
            compact.append(piece)
            length += len(piece)
        lines.append(Line(Span(first, length), block.kind, block.align, block.role, block.table))
        texts.append(block.text)
        if offset + len(block.text) - length != places[-1] - starts[-1]:
            starts.append(length)
            places.append(offset + len(block.text))
        compact.append("\n")
        length += 1
        offset += len(block.text) + 1
    return OfficialText(
        "\n".join(texts), "".join(compact), tuple(lines), tuple(starts), tuple(places)
    )


def _pieces(folded: str) -> Iterable[tuple[str, int]]:
    """What the compact copy keeps of a line, with the place of each piece in the line."""
    if " " not in folded:
        return ((folded, 0),) if folded else ()
    kept = _LATIN_GAP.sub("\x00", folded)
    return [(found[0].replace("\x00", " "), found.start()) for found in _PIECE.finditer(kept)]
