"""A pool of worker processes that answer queries under a time limit, off the event loop.

A query cannot be stopped inside its process, so a process that is over time is killed and another
takes its place. An answer is begun only once the worker has chosen its format and has first data
to show, so errors still get a status of their own.
"""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from graph.release import Release, ReleaseError
from queries.execute import Dataset, QuerySyntaxError, WrongForm
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


class QueryFailed(Exception):  # noqa: N818  # named for what it tells
    """Raised where the engine gave up on a query that is well-formed and allowed."""


class Reply:
    """An answer under way: the name of its format, and its bytes to be read once.

    Its worker is taken until `chunks` has come to an end or is closed; one who does not begin to
    read calls `close`.
    """

    def __init__(self, name: str, first: Frame, worker: "_Worker", pool: "WorkerPool") -> None:
        self.format = name
        self._first, self._worker, self._pool = first, worker, pool
        self._begun = False

    @property
    def deadline(self) -> float:
        """When its time is over, in the event loop's time."""
        return self._worker.deadline

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The bytes of the answer; raises OverLimit in the middle where its time runs out."""
        self._begun = True
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

    async def close(self) -> None:
        """Free the worker of an answer that nobody has begun to read."""
        if not self._begun:
            self._begun = True
            await self._pool.give_back(self._worker, finished=self._first[0] == END)


class _Worker:
    def __init__(self, process: asyncio.subprocess.Process, limits: Limits) -> None:
        self._process, self._limits = process, limits
        self.deadline = self._seconds = 0.0

    @classmethod
    async def start(cls, release: Release, limits: Limits) -> "_Worker":
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "queries.worker", str(release.path), str(limits.memory),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        worker = cls(process, limits)
        worker.deadline = asyncio.get_running_loop().time() + 60
        try:
            await worker.frame()
        except OverLimit as error:
            await worker.stop()
            raise ReleaseError(f"no worker can open {release.path}: build it again") from error
        except BaseException:
            await worker.stop()
            raise
        return worker

    async def ask(self, request: Mapping[str, object], seconds: float) -> None:
        """Send a request; its time begins. Raises OverLimit where the process is gone."""
        self._seconds = seconds
        self.deadline = asyncio.get_running_loop().time() + seconds
        assert self._process.stdin  # noqa: S101  # a pipe, by start()
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        try:
            async with asyncio.timeout_at(self.deadline):
                await self._process.stdin.drain()
        except (ConnectionError, TimeoutError) as error:
            raise OverLimit("the worker is gone: try again") from error

    async def frame(self) -> Frame:
        """The next frame; raises OverLimit for time, and where the process is gone."""
        assert self._process.stdout  # noqa: S101  # a pipe, by start()
        try:
            async with asyncio.timeout_at(self.deadline):
                kind, length = HEAD.unpack(await self._process.stdout.readexactly(HEAD.size))
                return kind, await self._process.stdout.readexactly(length)
        except TimeoutError as error:
            raise OverLimit(f"the query took longer than {self._seconds:g} s") from error
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
        self._starting: set[asyncio.Task[None]] = set()
        self._closing = False

    async def __aenter__(self) -> "WorkerPool":
        await asyncio.gather(*(self._add() for _ in range(self._limits.workers)))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing = True
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*(worker.stop() for worker in self._all))

    async def answer(
        self,
        query: str,
        formats: Sequence[str],
        bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
        dataset: Dataset | None = None,
        base: str | None = None,
        seconds: float | None = None,
    ) -> Reply:
        """Run a query for the first of `formats` that fits it.

        `dataset` and `base` are as in `solve`; `seconds` can lower the time it may take. Raises
        OverLimit, QueryFailed, QuerySyntaxError, QueryRefused or WrongForm.
        """
        request = {
            "query": query,
            "formats": list(formats),
            "bindings": {name: encode(term) for name, term in (bindings or {}).items()},
            "dataset": [dataset.default, dataset.named] if dataset else None,
            "base": base,
        }
        time = self._limits.seconds if seconds is None else min(seconds, self._limits.seconds)
        worker = await self._take()
        try:
            await worker.ask(request, time)
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
        if not self._closing:
            task = asyncio.create_task(self._replace())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)
        await asyncio.shield(worker.stop())

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

    async def _replace(self) -> None:
        while True:
            try:
                return await self._add()
            except (OSError, ReleaseError):  # the system is short of something: try again
                await asyncio.sleep(1)


def _error(problem: dict[str, Any]) -> Exception:
    message = problem["message"]
    if problem["type"] == "QuerySyntaxError":
        return QuerySyntaxError(message, *problem["place"])
    if problem["type"] == "QueryFailed":
        return QueryFailed("the engine could not evaluate this query")
    return {"QueryRefused": QueryRefused, "WrongForm": WrongForm}[problem["type"]](message)
