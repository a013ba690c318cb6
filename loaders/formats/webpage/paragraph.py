"""A paragraph of a web page as the walk over its elements finds it."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formats.webpage.style import Style
from loaders.layout import BlockKind


@dataclass(slots=True)
class Paragraph:
    """Text as `Block` has it, or a row of a table, with how it looks and where it stands."""

    text: str
    style: Style
    """Of the whole; bold, size or typeface where all of the text has them."""
    kind: BlockKind = "paragraph"
    blanks: int = 0
    """Width of the blanks before the text, in half-width characters."""
    table: int | None = None
    linked: int = 0
    """Characters that are links."""
    files: tuple[str, ...] = ()
    """Addresses of documents to which it links."""
    inside: bool = False
    """Whether it stands in the element that holds the document."""


_SENTENCE = 100
_ENDS = ("。", "；")


def lines_above_text(paragraphs: Sequence[Paragraph], most: int) -> int:
    """How many paragraphs stand above the first sentence or row, `most` at most."""
    for place, each in enumerate(paragraphs[:most]):
        if each.kind == "row" or len(each.text) > _SENTENCE or each.text.endswith(_ENDS):
            return place
    return min(most, len(paragraphs))
