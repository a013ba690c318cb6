"""Results as bytes, cut off after a number of rows or bytes at the end of a row.

The engine writes rows far faster than Python could count them one by one, so they are counted in
what it has written, by what stands between two rows and cannot stand in a term.
"""

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import IO, Final, cast

import pyoxigraph as ox

from graph.dumps import PREFIXES
from graph.formats import Format
from queries.results import ResultFormat


@dataclass(frozen=True, slots=True)
class Most:
    """How much of an answer is given."""

    rows: int = 1_000_000
    bytes: int = 100_000_000


@dataclass(frozen=True, slots=True)
class _Rows:
    """How a format separates rows: `between` is the end of one that another follows."""

    plain: bytes
    """What stands between two rows: enough to count them where nothing is quoted."""
    between: re.Pattern[bytes]
    closing: bytes
    """What ends the document."""
    is_quoted: bool
    """Whether it may stand within quotes too, and is none there."""
    overlap: int
    """Bytes of a separator that may stand at the end of one piece and go on in the next."""


_ROWS: Final = {
    # in a literal the quote would be escaped; rows without any value are not told apart
    "json": _Rows(b'},{"', re.compile(rb'\}(?=,\{")'), b"]}}", is_quoted=False, overlap=3),
    "xml": _Rows(
        b"</result><result>",
        re.compile(rb"</result>(?=<result>)"),
        b"</results></sparql>",
        is_quoted=False,
        overlap=16,
    ),
    "csv": _Rows(b"\r\n", re.compile(rb'"|\r\n(?=.)', re.DOTALL), b"", is_quoted=True, overlap=2),
    "tsv": _Rows(b"\n", re.compile(rb"\n(?=.)", re.DOTALL), b"", is_quoted=False, overlap=1),
}
_WITH_HEADER: Final = ("csv", "tsv")


class _Enough(Exception):  # noqa: N818  # no fault
    """Ends the engine's work: it has written what is wanted."""


class _Cutter(io.RawIOBase):
    """A file that takes rows until there are enough."""

    def __init__(self, format: str, most: Most) -> None:
        self._format, self._most = _ROWS[format], most
        self._left = most.rows + (format in _WITH_HEADER)
        self._quoted = False
        self._row_end = 0
        self._unread = b""
        self.content = bytearray()
        self.truncated = False

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self.truncated:  # the engine empties its buffer after all
            return len(data)
        begin = len(self.content) - len(self._unread)
        self.content += data
        piece = self._unread + data
        if self._skipped(piece):
            return len(data)
        for end in self._ends(piece):
            if self._row_end and begin + end > self._most.bytes:
                self._cut()
            self._row_end = begin + end
            self._left -= 1
            if not self._left:
                self._cut()
        if self._row_end and len(self.content) > self._most.bytes:
            self._cut()
        return len(data)

    def _skipped(self, piece: bytes) -> bool:
        """Count the rows of a piece at once, where none of them can be the last."""
        whole = len(piece) - self._format.overlap - 1 + len(self._format.plain)
        if self._format.plain == b"\r\n" and piece[whole - 1 : whole] == b"\r":
            whole -= 1
        # every second part between quotes is outside of them
        parts = piece[:whole].split(b'"') if self._format.is_quoted else [piece[:whole]]
        found = sum(part.count(self._format.plain) for part in parts[self._quoted :: 2])
        if found >= self._left or len(self.content) > self._most.bytes:
            return False
        self._left -= found
        self._quoted ^= len(parts) % 2 == 0
        self._unread = piece[whole if self._format.is_quoted else -self._format.overlap :]
        return True

    def _ends(self, piece: bytes) -> Iterator[int]:
        """Where rows end in a piece; a separator that may go on is left to the next one."""
        read = 0
        for match in self._format.between.finditer(piece):
            read = match.end()
            if match[0] == b'"':
                self._quoted = not self._quoted
            elif not self._quoted:
                yield read
        self._unread = piece[max(read, len(piece) - self._format.overlap) :]

    def _cut(self) -> None:
        del self.content[self._row_end :]
        self.content += self._format.closing
        self.truncated = True
        raise _Enough


def write_solutions(
    results: ox.QuerySolutions | ox.QueryBoolean, format: ResultFormat, most: Most
) -> tuple[bytes | bytearray, bool]:
    """Rows, or yes or no, as bytes; and whether rows were cut off."""
    if isinstance(results, ox.QueryBoolean):
        return results.serialize(format=format.syntax) or b"", False
    cutter = _Cutter(format.name, most)
    with suppress(_Enough):
        results.serialize(cast("IO[bytes]", cutter), format.syntax)
    return cutter.content, cutter.truncated


def write_triples(
    triples: Iterable[ox.Triple], format: Format, most: Most
) -> tuple[bytes | bytearray, bool]:
    """A graph as bytes; and whether triples were cut off."""
    content = io.BytesIO()
    rest = iter(triples)
    ox.serialize(islice(rest, most.rows), content, format.syntax, prefixes=PREFIXES)
    return content.getvalue(), next(rest, None) is not None
