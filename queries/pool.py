"""A pool of worker processes that answer queries under a time limit, off the event loop.

A query cannot be stopped inside its process, so a process that is over time is killed and another
takes its place. An answer is begun only once the worker has chosen its format and has first data
to show, so errors still get a status of their own.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from graph.release import Release
from queries.execute import QuerySyntaxError, WrongForm
from queries.guard import QueryRefused
from queries.worker import DATA, END, HEAD, STATUS, encode

Frame = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take; `queue` is how long it waits for a worker, in seconds."""

    workers: int = 2
    seconds: float = 30.0
    memory: int = 2_000_000_000
    queue: float = 10.0


class OverLimit(Exception):  # noqa: N818  # named for what it tells
    """Raised where a query is over its time or memory, or no worker came free in time."""


class Reply:
    """An answer under way: the name of its format, and its bytes to be read once."""

    def __init__(self, name: str, first: Frame, worker: "_Worker", pool: "WorkerPool") -> None:
        self.format = name
        self._first, self._worker, self._pool = first, worker, pool

    async def chunks(self) -> AsyncIterator[bytes]:
        """The bytes of the answer; raises OverLimit in the middle where its time runs out."""
        kind, content = self._first
        finished = False
        try:
            while kind == DATA:
                yield content
                kind, content = await self._worker.frame()
            finished = kind == END
            if not finished:
                raise OverLimit("the query ended early")
        finally:
            await self._pool.give_back(self._worker, finished=finished)


class _Worker:
    def __init__(self, process: asyncio.subprocess.Process, limits: Limits) -> None:
        self._process, self._limits = process, limits
        self._deadline = 0.0

    @classmethod
    async def start(cls, release: Release, limits: Limits) -> "_Worker":
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "queries.worker", str(release.path), str(limits.memory),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        worker = cls(process, limits)
        worker._deadline = asyncio.get_running_loop().time() + 60
        await worker.frame()
        return worker

    async def ask(self, request: Mapping[str, object]) -> None:
        """Send a request; its time begins."""
        self._deadline = asyncio.get_running_loop().time() + self._limits.seconds
        assert self._process.stdin  # noqa: S101  # a pipe, by start()
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        await self._process.stdin.drain()

    async def frame(self) -> Frame:
        """The next frame; raises OverLimit for time, and where the process is gone."""
        assert self._process.stdout  # noqa: S101  # a pipe, by start()
        try:
            async with asyncio.timeout_at(self._deadline):
                kind, length = HEAD.unpack(await self._process.stdout.readexactly(HEAD.size))
                return kind, await self._process.stdout.readexactly(length)
        except TimeoutError as error:
            raise OverLimit(f"the query took longer than {self._limits.seconds:g} s") from error
        except asyncio.IncompleteReadError as error:
            raise OverLimit("the query needed more memory than it may have") from error

    async def stop(self) -> None:
        """End the process at once."""
        if self._process.returncode is None:
            self._process.kill()
        transport = self._process._transport  # type: ignore[attr-defined]
        transport.close()  # wait() would hang while the output pipe is full and unread
        await self._process.wait()


class WorkerPool:
    """Workers over one release; `async with` starts and ends them."""

    def __init__(self, release: Release, limits: Limits) -> None:
        self._release, self._limits = release, limits
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._closing = False

    async def __aenter__(self) -> "WorkerPool":
        await asyncio.gather(*(self._add() for _ in range(self._limits.workers)))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing = True
        await asyncio.gather(*(worker.stop() for worker in self._all))

    async def answer(
        self,
        query: str,
        formats: Sequence[str],
        bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
    ) -> Reply:
        """Run a query for the first of `formats` that fits it.

        Raises OverLimit, QuerySyntaxError, QueryRefused or WrongForm.
        """
        terms = {name: encode(term) for name, term in (bindings or {}).items()}
        request = {"query": query, "formats": list(formats), "bindings": terms}
        worker = await self._take()
        try:
            await worker.ask(request)
            kind, content = await worker.frame()
            if kind == STATUS:
                return Reply(content.decode(), await worker.frame(), worker, self)
        except BaseException:
            await self.give_back(worker, finished=False)
            raise
        await self.give_back(worker, finished=True)
        raise _error(json.loads(content))

    async def give_back(self, worker: _Worker, *, finished: bool) -> None:
        """Take a worker back; one that has not finished is killed and replaced."""
        if finished:
            self._idle.put_nowait(worker)
            return
        self._all.discard(worker)
        await asyncio.shield(worker.stop())
        if not self._closing:
            await asyncio.shield(self._add())

    async def _take(self) -> _Worker:
        try:
            async with asyncio.timeout(self._limits.queue):
                return await self._idle.get()
        except TimeoutError as error:
            raise OverLimit("all workers are busy: try again later") from error

    async def _add(self) -> None:
        worker = await _Worker.start(self._release, self._limits)
        self._all.add(worker)
        self._idle.put_nowait(worker)


def _error(problem: dict[str, Any]) -> Exception:
    message = problem["message"]
    if problem["type"] == "QuerySyntaxError":
        return QuerySyntaxError(message, *problem["place"])
    return {"QueryRefused": QueryRefused, "WrongForm": WrongForm}[problem["type"]](message)
