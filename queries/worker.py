"""A worker: a process that answers queries over one dataset, one at a time, until the server goes.

It is forked by `queries.forkserver` and may be killed at any moment. An answer is whole before its
first byte is sent, so what goes wrong has a status of its own, and it is compressed here, off the
server's event loop.
"""

import gzip
import json
import logging
import socket
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox
import zstandard

from graph.formats import Format
from queries.cut import Most, write_solutions, write_triples
from queries.execute import Dataset, QuerySyntaxError, WrongForm, answer, no_function
from queries.frames import (
    DATA,
    END,
    ERROR,
    START,
    WHOLE,
    Frames,
    about,
    decode_term,
    frame,
    message,
)
from queries.guard import QueryRefused

SHORT: Final = 4 * 1024 * 1024
"""Bytes up to which an answer goes as one frame."""
_PIECE: Final = 256 * 1024
_WORTH_COMPRESSING: Final = 1000
_LOG = logging.getLogger("iiot_policy.worker")


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it is sent."""

    content: bytes | bytearray
    format: str
    truncated: bool
    encoding: str = ""


def serve(store: ox.Store, connection: socket.socket, most: Most) -> None:
    """Answer what comes over a connection until it ends."""
    requests = Frames()
    while data := connection.recv(1 << 16):
        for _, content in requests.feed(data):
            for part in _reply(store, content, most):
                connection.sendall(part)


def _reply(store: ox.Store, content: bytes, most: Most) -> list[bytes]:
    request = json.loads(content)
    try:
        answered = solved(store, request, most)
    except (QuerySyntaxError, QueryRefused, WrongForm) as error:
        place = (getattr(error, "line", 0), getattr(error, "column", 0))
        return [message(ERROR, type=type(error).__name__, message=str(error), place=place)]
    except (OSError, RuntimeError, ValueError) as error:  # of the engine, in the midst of its work
        return [_failed(request["query"], error)]
    head = about(answered.format, answered.encoding, truncated=answered.truncated)
    if len(answered.content) <= SHORT:
        return [frame(WHOLE, head + answered.content)]
    pieces = memoryview(answered.content)
    starts = range(0, len(pieces), _PIECE)
    data = [frame(DATA, pieces[start : start + _PIECE]) for start in starts]
    return [frame(START, head), *data, frame(END)]


def _failed(query: str, error: Exception) -> bytes:
    if unknown := no_function(query, str(error)):
        place = (unknown.line, unknown.column)
        return message(ERROR, type="QuerySyntaxError", message=str(unknown), place=place)
    _LOG.warning("query failed: %r", error)
    return message(ERROR, type="QueryFailed", message="")


def solved(store: ox.Store, request: dict[str, Any], most: Most) -> Answered:
    """The answer to a request: `query`, `formats`, `bindings`, `dataset`, `base`, `encoding`."""
    bindings = {name: decode_term(term) for name, term in request["bindings"].items()}
    dataset = Dataset(*map(tuple, request["dataset"])) if request["dataset"] else None
    formats = tuple(request["formats"])
    found = answer(store, request["query"], formats, bindings, dataset, request["base"])
    if isinstance(found.results, ox.QueryTriples):
        assert isinstance(found.format, Format)  # noqa: S101  # chosen by answer()
        content, truncated = write_triples(found.results, found.format, most)
    else:
        assert not isinstance(found.format, Format)  # noqa: S101
        content, truncated = write_solutions(found.results, found.format, most)
    encoding = request["encoding"] if len(content) > _WORTH_COMPRESSING else ""
    return Answered(_compressed(content, encoding), found.format.name, truncated, encoding)


def _compressed(content: bytes | bytearray, encoding: str) -> bytes | bytearray:
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=3).compress(bytes(content))
    if encoding == "gzip":
        return gzip.compress(content, compresslevel=4, mtime=0)
    return content
