"""The benign load: lookups at a steady pace, from a process of its own."""

import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench.endpoint.figures import Asked
from bench.endpoint.load import Sample
from bench.endpoint.peers import Peer
from bench.endpoint.workload import Workload

_CONNECTIONS = 8
_WARMING = 2.0
"""Seconds at the beginning that are not counted."""


class Benign:
    """Lookups of which no two are alike, so many a second."""

    def __init__(self, peer: Peer, lookup: Workload, work: Path, rate: float) -> None:
        self._asked = Asked.of(peer, lookup, start=0, repeated=False)
        self._told, self._rate = work / "benign.json", rate
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[tuple[bytes, bytes]] | None = None

    async def start(self, seconds: float) -> None:
        """Begin, and warm up; it goes on for so many seconds."""
        pace = {"connections": _CONNECTIONS, "seconds": _WARMING + seconds, "rate": self._rate}
        self._told.write_text(json.dumps({**asdict(self._asked), "pace": pace}), encoding="utf-8")
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.endpoint.load", str(self._told),
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdout
        await self._process.stdout.readline()
        self._reading = asyncio.create_task(self._process.communicate())
        await asyncio.sleep(_WARMING)

    async def samples(self) -> list[Sample]:
        """What was measured after the warming up, once it has ended."""
        assert self._reading
        lines = (await self._reading)[0].splitlines()
        found: list[Sample] = [(due, took, status) for due, took, status in map(json.loads, lines)]
        begin = min((due for due, _, _ in found), default=0.0) + _WARMING
        return [sample for sample in found if sample[0] >= begin]
