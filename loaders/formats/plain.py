"""Plain text: a line a paragraph, or hard-wrapped, or without any line breaks."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from loaders.formats.encoding import decode
from loaders.formats.lines.line_starts import start_of
from loaders.formats.lines.lost_breaks import with_lost_breaks
from loaders.formats.lines.page_marks import without_page_marks
from loaders.formats.lines.plain_metadata import page_facts
from loaders.formats.lines.printed_lines import LineRemark, PrintedLine, file_lines, printed_lines
from loaders.formats.lines.text_layout import Piece, text_layout
from loaders.layout import Block, Layout, clean

SUFFIXES: tuple[str, ...] = (".txt", ".text")
MEDIA_TYPE = "text/plain"


def recognises(content: bytes) -> bool:  # noqa: ARG001  # every format module has it
    """Never: any bytes may be text, so the suffix tells, or that no other format fits."""
    return False


def read(content: bytes) -> Layout:
    """Read plain text: page marks and site furniture go, broken and lost line breaks are mended.

    Raises Unreadable where there is no text.
    """
    text, _, said = decode(content)
    lines, on_pages = without_page_marks(printed_lines(file_lines(text)))
    facts = page_facts(lines)
    lines, on_breaks = with_lost_breaks(facts.lines)
    remarks = [LineRemark(remark.code, remark.message) for remark in said]
    remarks += [*on_pages, *facts.remarks, *on_breaks]
    return text_layout(_pieces(lines), facts.metadata, remarks)


def _pieces(lines: Sequence[PrintedLine]) -> Iterator[Piece]:
    """Runs of lines, and rows: two lines and more that tabs part into as many cells."""
    tables = count(1)
    for cells, group in groupby(lines, lambda line: line.text.count("\t") + 1):
        run = list(group)
        if cells > 1 and len(run) > 1 and not _is_numbering(run[0].text.partition("\t")[0]):
            table = next(tables)
            yield from (Block(clean(line.text), "row", table=table) for line in run)
        else:
            yield run


def _is_numbering(cell: str) -> bool:
    start = start_of(cell)
    return start is not None and start.length == len(cell.rstrip())
