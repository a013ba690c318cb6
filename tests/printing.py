"""Prints paragraphs on lines as the makers of PDF files do, to be mended again."""

import random
import re
from collections.abc import Iterable, Iterator

from loaders.formats.lines.printed_lines import width

_UNBROKEN = re.compile(r"[0-9A-Za-z.%]+|.")
_CANNOT_BEGIN = set("，。、；：！？）》”％")
_CANNOT_END = set("（《“")
_CUTS = re.compile(r"(?<=[，。；、》])(?=[^，。；、）》”])|(?<=[^（《“])(?=[《（“])")


def printed(paragraph: str, measure: float, indent: float = 2) -> list[str]:
    """The lines of a paragraph set at a measure, the first of them indented."""
    lines = [""]
    position = indent
    for piece in _UNBROKEN.findall(paragraph):
        full = position + width(piece) > measure
        if full and not (piece in _CANNOT_BEGIN and position + width(piece) <= measure + 1):
            carried = lines[-1][-1] if lines[-1][-1:] in _CANNOT_END else ""
            lines[-1] = lines[-1].removesuffix(carried)
            lines.append(carried)
            position = width(carried)
        lines[-1] += piece
        position += width(piece)
    return lines


def printed_text(paragraphs: Iterable[str], measure: float) -> list[str]:
    """All lines of a text: what ends with a colon is set flush, as recipients are."""
    return [
        line
        for paragraph in paragraphs
        for line in printed(paragraph, measure, 0 if paragraph.endswith("：") else 2)
    ]


def cut_at_marks(lines: Iterable[str], seed: int) -> Iterator[str]:
    """Lines cut at some of their punctuation marks, as PyMuPDF cuts them."""
    chance = random.Random(seed)
    for line in lines:
        cuts = [cut.start() for cut in _CUTS.finditer(line) if chance.random() < 0.3]
        for begin, end in zip([0, *cuts], [*cuts, len(line)], strict=True):
            yield line[begin:end]
