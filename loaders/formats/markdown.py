"""Markdown (CommonMark with tables) as corpora of documents have it, hard-wrapped or not.

The library tells the blocks; what stands in them is taken line by line, since Chinese texts number
their paragraphs themselves and mean each line break.
"""

from itertools import chain

from loaders.formats.encoding import decode
from loaders.formats.lines.lost_breaks import with_lost_breaks
from loaders.formats.lines.page_marks import without_page_marks
from loaders.formats.lines.plain_metadata import page_facts
from loaders.formats.lines.printed_lines import LineRemark, file_lines, printed_lines
from loaders.formats.lines.text_layout import Piece, text_layout
from loaders.formats.markup.blocks import pieces_of
from loaders.formats.markup.front_matter import front_matter
from loaders.formats.markup.inline import without_comments
from loaders.layout import Block, Layout

SUFFIXES: tuple[str, ...] = (".md", ".markdown")
MEDIA_TYPE = "text/markdown"


def recognises(content: bytes) -> bool:  # noqa: ARG001  # every format module has it
    """Never: Markdown looks like plain text, so the suffix tells."""
    return False


def read(content: bytes) -> Layout:
    """Read Markdown: headings get a role, marks go, line breaks are mended as in plain text.

    Raises Unreadable where there is no text.
    """
    text, _, said = decode(content)
    metadata, text = front_matter(text)
    source = file_lines(without_comments(text))
    lines, on_pages = without_page_marks(printed_lines(source))
    lines, on_breaks = with_lost_breaks(lines)
    pieces = pieces_of(lines, source)
    shown = list(chain.from_iterable(piece for piece in pieces if not isinstance(piece, Block)))
    facts = page_facts(shown)
    kept = set(map(id, facts.lines))
    pieces = [_of(piece, kept) for piece in pieces]
    remarks = [LineRemark(remark.code, remark.message) for remark in said]
    remarks += [*on_pages, *on_breaks, *facts.remarks]
    return text_layout(pieces, {**facts.metadata, **metadata}, remarks)


def _of(piece: Piece, kept: set[int]) -> Piece:
    """A piece without the lines that were found to be the page's."""
    if isinstance(piece, Block):
        return piece
    return [line for line in piece if id(line) in kept]
