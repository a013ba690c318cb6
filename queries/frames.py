"""What the server, the fork server and the workers say: frames of a kind, a length and content.

A worker is told `ASK`, a query as JSON. It says `WHOLE`, a short answer at once; or `START`, the
head of a long one, `DATA` … and `END`; or `ERROR`. Short answers go as one frame, for each frame
costs as much as a lookup.

The fork server is told `FORK` or `CLONE`, with a socket for the new process, and says `FORKED`. It
is told `UPDATE`, and says `DONE` or `ERROR`. It says `ENDED` of a worker by itself.
"""

import json
import struct
from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph as ox

ASK: Final = b"Q"
WHOLE, START, DATA, END, ERROR = b"W", b"S", b"D", b"E", b"X"
FORK, CLONE, UPDATE = b"F", b"C", b"U"
FORKED, DONE, ENDED = b"f", b"d", b"e"

_HEAD: Final = struct.Struct(">cI")
_ABOUT: Final = struct.Struct(">?BB")


def frame(kind: bytes, content: bytes | memoryview = b"") -> bytes:
    """A frame as bytes."""
    return b"".join((_HEAD.pack(kind, len(content)), content))


def message(kind: bytes, **content: Any) -> bytes:  # noqa: ANN401  # JSON
    """A frame whose content is JSON."""
    return frame(kind, json.dumps(content, separators=(",", ":")).encode())


def about(name: str, encoding: str, *, truncated: bool) -> bytes:
    """The head of an answer: its format, its content coding, and whether rows were cut off."""
    return _ABOUT.pack(truncated, len(name), len(encoding)) + f"{name}{encoding}".encode()


def read_about(content: bytes) -> tuple[str, str, bool, bytes]:
    """Format, content coding, whether it was cut, and what follows the head."""
    truncated, name, encoding = _ABOUT.unpack_from(content)
    begin = _ABOUT.size
    text = content[begin : begin + name + encoding].decode()
    return text[:name], text[name:], truncated, content[begin + name + encoding :]


class Frames:
    """Cuts a stream of bytes into frames."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The frames that `data` completes, as kind and content."""
        if self._rest:
            self._rest += data
            if len(self._rest) < self._wanted():
                return
            data = bytes(self._rest)
        begin = 0
        while len(data) - begin >= _HEAD.size:
            kind, length = _HEAD.unpack_from(data, begin)
            end = begin + _HEAD.size + length
            if end > len(data):
                break
            yield kind, data[begin + _HEAD.size : end]
            begin = end
        self._rest = bytearray(data[begin:])

    def _wanted(self) -> int:
        if len(self._rest) < _HEAD.size:
            return _HEAD.size
        length: int = _HEAD.unpack_from(self._rest)[1]
        return _HEAD.size + length


def encode_term(term: ox.NamedNode | ox.Literal) -> dict[str, str]:
    """A term as JSON."""
    if isinstance(term, ox.NamedNode):
        return {"iri": term.value}
    if term.language:
        return {"value": term.value, "language": term.language}
    return {"value": term.value, "datatype": term.datatype.value}


def decode_term(term: dict[str, str]) -> ox.NamedNode | ox.Literal:
    """A term from its JSON."""
    if "iri" in term:
        return ox.NamedNode(term["iri"])
    if "language" in term:
        return ox.Literal(term["value"], language=term["language"])
    return ox.Literal(term["value"], datatype=ox.NamedNode(term["datatype"]))
