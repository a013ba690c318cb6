"""A worker process: answers queries over one release, one at a time, until its input ends.

It is started by `queries.pool` and may be killed at any moment. A request is a line of JSON on
standard input; the answer comes on standard output in frames of a type byte, a length and content:
`S` the format chosen, `D` data, `E` the end, `X` an error as JSON.
"""

import io
import json
import os
import struct
import sys
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from graph.release import Release
from graph.store import open_store
from queries.confine import cut_off, limit_memory
from queries.execute import Dataset, QuerySyntaxError, WrongForm, answer
from queries.guard import QueryRefused

CHUNK = 64 * 1024
STATUS, DATA, END, ERROR = b"S", b"D", b"E", b"X"
HEAD = struct.Struct(">cI")


class _Frames(io.RawIOBase):
    """A file whose writes go out as data frames."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401  # any buffer
        content = bytes(data)
        self.frame(DATA, content)
        return len(content)

    def frame(self, kind: bytes, content: bytes = b"") -> None:
        self._output.write(HEAD.pack(kind, len(content)) + content)
        self._output.flush()


def encode(term: ox.NamedNode | ox.Literal) -> dict[str, str]:
    """A term as JSON, in the form of SPARQL results."""
    if isinstance(term, ox.NamedNode):
        return {"iri": term.value}
    if term.language:
        return {"value": term.value, "language": term.language}
    return {"value": term.value, "datatype": term.datatype.value}


def _decode(term: dict[str, str]) -> ox.NamedNode | ox.Literal:
    if "iri" in term:
        return ox.NamedNode(term["iri"])
    if "language" in term:
        return ox.Literal(term["value"], language=term["language"])
    return ox.Literal(term["value"], datatype=ox.NamedNode(term["datatype"]))


def _serve(store: ox.Store, request: dict[str, Any], frames: _Frames) -> None:
    bindings = {name: _decode(term) for name, term in request["bindings"].items()}
    dataset = Dataset(*map(tuple, request["dataset"])) if request["dataset"] else None
    formats = tuple(request["formats"])
    try:
        found = answer(store, request["query"], formats, bindings, dataset, request["base"])
        frames.frame(STATUS, found.format.name.encode())
        buffered = io.BufferedWriter(frames, CHUNK)
        found.write(buffered)
        buffered.detach()  # flushes, and leaves the frames open for the next answer
    except (QuerySyntaxError, QueryRefused, WrongForm) as error:
        place = (getattr(error, "line", 0), getattr(error, "column", 0))
        problem = {"type": type(error).__name__, "message": str(error), "place": place}
        frames.frame(ERROR, json.dumps(problem).encode())
    except (OSError, RuntimeError, ValueError) as error:  # of the engine, in the midst of its work
        sys.stderr.write(f"query failed: {error!r}\n")
        frames.frame(ERROR, json.dumps({"type": "QueryFailed", "message": ""}).encode())
    else:
        frames.frame(END)


def main() -> None:
    """Serve the release in the folder given, with the memory given in bytes."""
    folder, memory = sys.argv[1:]
    # results go out on a descriptor of their own: nothing printed by accident may mix with them
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    cut_off()
    release = Release(Path(folder))
    store = open_store(release.store, release.statements)
    limit_memory(int(memory))
    frames = _Frames(output)
    frames.frame(STATUS, b"ready")
    for line in sys.stdin.buffer:
        _serve(store, json.loads(line), frames)


if __name__ == "__main__":
    main()
