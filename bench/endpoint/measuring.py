"""Measures a server: each workload fresh and repeated, at each number of connections."""

import http.client
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from bench.endpoint.figures import Asked, Figures
from bench.endpoint.load import run_load
from bench.endpoint.peers import Peer
from bench.endpoint.processes import MemoryWatch
from bench.endpoint.workload import SOLUTIONS, Workload
from bench.endpoint.wrk import WRK, run_wrk

_APART = 10_000_000
"""The numbers of two runs differ by so much: more than one can send."""
_LONGEST = 10.0
"""Seconds that a slow workload is given, where its answers need more time than was asked for."""
GENERATOR = "wrk, one thread" if WRK else "bench.endpoint.load (asyncio, httptools)"

Key = tuple[str, str, int]
"""Name of the workload, `fresh` or `repeated`, connections."""


@dataclass(slots=True)
class Sheet:
    """What was measured of a server on a data set."""

    peer: str
    figures: dict[Key, Figures] = field(default_factory=dict)
    rows: dict[str, int | str] = field(default_factory=dict)
    """Rows that an answer to each workload has, or what went wrong."""
    start_seconds: float = 0.0
    memory: int = 0
    most_memory: int = 0
    """Bytes: before the first request, and the most while it was asked."""
    quiet: Figures | None = None
    attacked: Figures | None = None
    after_attack: str = ""


class Measuring:
    """Runs on one server; no two of its runs send the same fresh text."""

    def __init__(self, peer: Peer, work: Path, seconds: float) -> None:
        self._peer, self._work, self._seconds = peer, work, seconds
        self._start = 0

    def long_enough(self, workload: Workload, connections: int, *, repeated: bool) -> Figures:
        """A run that has the time for an answer on each connection, within reason."""
        took = connections * self.time_of_one(workload, repeated=repeated)
        seconds = max(self._seconds, min(_LONGEST, took))
        figures = self.run(workload, connections, seconds, repeated=repeated)
        if figures.requests < connections and seconds < _LONGEST:
            return self.run(workload, connections, _LONGEST, repeated=repeated)
        return figures

    def run(
        self, workload: Workload, connections: int, seconds: float, *, repeated: bool = False
    ) -> Figures:
        """One run."""
        self._start += _APART
        asked = Asked.of(self._peer, workload, start=self._start, repeated=repeated)
        if WRK:
            return run_wrk(asked, connections, seconds, self._work)
        return run_load(asked, connections, seconds)

    def rows(self, workload: Workload) -> int | str:
        """How many rows or triples the answer has, so that servers can be compared at all."""
        status, content = self._one(workload, 1)
        if status != 200:
            return f"{status}"
        if workload.accept == SOLUTIONS:
            return len(json.loads(content)["results"]["bindings"])
        return content.count(b" .\n")

    def time_of_one(self, workload: Workload, *, repeated: bool) -> float:
        """Seconds that one request takes at best."""
        self._start += _APART
        times = []
        for number in range(3):
            began = time.monotonic()
            self._one(workload, self._start + (0 if repeated else number))
            times.append(time.monotonic() - began)
            if sum(times) > 1:
                break
        return min(times)

    def _one(self, workload: Workload, number: int) -> tuple[int, bytes]:
        asked = Asked.of(self._peer, workload, start=number, repeated=True)
        head, _, body = asked.message(number).partition(b"\r\n\r\n")
        target = head.split(b" ", 2)[1].decode()
        connection = http.client.HTTPConnection("127.0.0.1", self._peer.port, timeout=300)
        try:
            connection.request(self._peer.method, target, body or None, asked.headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def compare(
    peers: Sequence[tuple[Peer, Sheet]], workloads: Sequence[Workload], options: "Options"
) -> Iterator[str]:
    """Fill the sheets; says what was measured, a line at a time.

    The servers take turns at each run, so that what else the machine does meets all of them.
    """
    turns = [(Measuring(peer, options.work, options.seconds), sheet) for peer, sheet in peers]
    with ExitStack() as stack:
        watches = [stack.enter_context(MemoryWatch(p.server.process.pid)) for p, _ in peers]
        for (_, sheet), watch in zip(peers, watches, strict=True):
            sheet.memory = watch.most
        for workload in workloads:
            for measuring, sheet in turns:
                sheet.rows[workload.name] = measuring.rows(workload)
            for kind, count in product(("fresh", "repeated"), options.connections):
                for measuring, sheet in turns:
                    figures = measuring.long_enough(workload, count, repeated=kind == "repeated")
                    sheet.figures[workload.name, kind, count] = figures
                    yield f"{workload.name:15} {kind:8} {count:3} {sheet.peer:16} {_short(figures)}"
    for (_, sheet), watch in zip(peers, watches, strict=True):
        sheet.most_memory = watch.most


def _short(figures: Figures) -> str:
    times = f"p50 {figures.p50:.2f} ms, p99 {figures.p99:.2f} ms"
    return f"{figures.rate:,.0f}/s, {times}, {figures.errors} of {figures.requests} failed"


@dataclass(frozen=True, slots=True)
class Options:
    """How to measure."""

    work: Path
    seconds: float = 5.0
    connections: tuple[int, ...] = (8, 64)
