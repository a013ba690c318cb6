"""Worker processes that answer queries under limits, off the event loop.

A query cannot be stopped inside its process, so a process that is over its limits is killed, and
another is forked in its place.
"""

import asyncio
import base64
import logging
import signal
from collections import Counter
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Self

from graph.release import ReleaseError
from queries.engine import Bindings, Busy, OverLimit, UpdatesOff
from queries.execute import Dataset
from queries.fairness import FairQueue
from queries.fork_link import ForkLink
from queries.forkserver import Holding
from queries.frames import encode_term
from queries.lanes import Lanes, Limits
from queries.reply import PoolReply
from queries.updating import confirm
from queries.worker_link import WorkerLink

_TICK = 0.01
"""Seconds between two looks at what takes long."""
_LOG = logging.getLogger("iiot_policy.pool")


@dataclass(frozen=True, slots=True)
class PoolState:
    """How a pool stands: numbers of workers and queries; `started` and `killed` since it began."""

    idle: int
    running: int
    long: int
    paused: int
    sending: int
    waiting: int
    started: int
    killed: Mapping[str, int]


class WorkerPool:
    """Workers over a dataset (`queries.engine.Engine`); `async with` starts and ends them."""

    def __init__(self, holding: Holding, limits: Limits) -> None:
        self._holding, self._limits = holding, limits
        self._lanes = Lanes(limits)
        self._idle: list[WorkerLink] = []
        self._all: dict[int, WorkerLink] = {}
        self._waiting: FairQueue[asyncio.Future[WorkerLink]] = FairQueue()
        self._former: list[ForkLink] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._updating = asyncio.Lock()
        self._starting = self._started = self._handed = 0
        self._killed: Counter[str] = Counter()
        self._closing = False
        self.version = 0

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._link = await ForkLink.start(self._holding, self._ended)
        self._refill()
        await asyncio.gather(*self._tasks)
        self._spawn(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End the processes; who waits for an answer is told."""
        self._closing = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in list(self._all.values()):
            worker.kill("shutdown", "the server is shutting down")
        for link in (*self._former, self._link):
            await link.close()

    def state(self) -> PoolState:
        """How it stands."""
        return PoolState(
            idle=len(self._idle),
            running=len(self._lanes.quick),
            long=len(self._lanes.long),
            paused=len(self._lanes.paused),
            sending=len(self._lanes.sending),
            waiting=len(self._waiting),
            started=self._started,
            killed=dict(self._killed),
        )

    async def answer(
        self,
        query: str,
        formats: Sequence[str],
        bindings: Bindings | None = None,
        dataset: Dataset | None = None,
        base: str | None = None,
        seconds: float | None = None,
        client: str = "",
        encoding: str = "",
    ) -> PoolReply:
        """See `queries.engine.Engine`."""
        request = {
            "query": query,
            "formats": list(formats),
            "bindings": {name: encode_term(term) for name, term in (bindings or {}).items()},
            "dataset": [dataset.default, dataset.named] if dataset else None,
            "base": base,
            "encoding": encoding,
        }
        asked = monotonic()
        worker = self._idle.pop() if self._idle else await self._take(client)
        self._lanes.begin(worker, client, monotonic(), seconds)
        try:
            head = await worker.ask(request)
        except (OverLimit, asyncio.CancelledError):
            self._give_back(worker, finished=False)
            raise
        except BaseException:
            self._give_back(worker, finished=True)
            raise
        now = monotonic()
        reply = PoolReply(head, worker, self._give_back, asked=asked, now=now)
        if head.whole is None:
            self._lanes.send(worker, now)
            self._refill()
        else:
            self._give_back(worker, finished=True)
        return reply

    async def update(
        self, text: str, *, base: str | None = None, seconds: float | None = None
    ) -> None:
        """See `queries.engine.Engine`."""
        await self._update({"update": text, "base": base}, seconds)

    async def store_graph(
        self, graph: str | None, content: bytes, format: str, *, replace: bool, base: str
    ) -> None:
        """See `queries.engine.Engine`."""
        encoded = base64.b64encode(content).decode()
        request = {"graph": graph, "content": encoded, "format": format}
        await self._update({**request, "replace": replace, "base": base})

    async def drop_graph(self, graph: str | None) -> None:
        """See `queries.engine.Engine`."""
        await self._update({"graph": graph})

    async def _update(self, request: dict[str, Any], seconds: float | None = None) -> None:
        """Go on with a fork in which the update was made; queries under way see what was before."""
        if not self._holding.updates:
            raise UpdatesOff
        async with self._updating:
            link = await self._link.updated(request, self._limits.time(seconds))
            if self._holding.file:  # only now: an update that was given up is not there later
                confirm(Path(self._holding.file))
            self._former.append(self._link)
            self._link = link
            self.version += 1
            for worker in self._idle:
                worker.kill()
            self._idle.clear()
            self._refill()

    def _give_back(self, worker: WorkerLink, finished: bool) -> None:
        """Take a worker back; one that has not finished, or is no longer needed, is killed."""
        fresh = worker in self._lanes.quick and worker.link is self._link
        self._lanes.leave(worker, monotonic())
        if not finished:
            worker.kill("client", "the client has gone")
        elif fresh and len(self._idle) < self._limits.workers:
            self._hand(worker)
        else:
            worker.kill()
        self._refill()

    async def _take(self, client: str) -> WorkerLink:
        """A worker when it is this client's turn."""
        if len(self._waiting) >= self._limits.waiting:
            raise Busy("too many queries wait already: try again later")
        if self._waiting.of(client) >= self._limits.waiting_of_client:
            raise Busy("too many of your queries wait already: ask fewer at once")
        turn: asyncio.Future[WorkerLink] = self._loop.create_future()
        self._waiting.put(client, turn)
        try:
            await asyncio.wait((turn,), timeout=self._limits.queue)
        except asyncio.CancelledError:
            if turn.done():
                self._handed -= 1
                self._hand(turn.result())
            raise
        finally:
            self._waiting.drop(client, turn)
        if not turn.done():
            turn.cancel()
            raise OverLimit("all workers are busy: try again later")
        self._handed -= 1
        return turn.result()

    def _hand(self, worker: WorkerLink) -> None:
        """Give a free worker to who waits for one."""
        while len(self._waiting):
            turn = self._waiting.take()
            if not turn.done():
                turn.set_result(worker)
                self._handed += 1
                return
        self._idle.append(worker)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_TICK)
            self._lanes.look(monotonic())
            self._refill()

    def _refill(self) -> None:
        """Fork workers in the place of those that are gone, or taken by what is long."""
        present = len(self._idle) + self._handed + len(self._lanes.quick) + self._starting
        if not self._closing:
            for _ in range(self._limits.workers - present):
                self._starting += 1
                self._spawn(self._add())

    async def _add(self) -> None:
        try:
            worker = await self._link.fork()
        except (OverLimit, OSError) as error:
            _LOG.error("no worker can be forked: %s", error)
            await self._restart()
            return
        finally:
            self._starting -= 1
        worker.lost = self._lost
        self._all[worker.pid] = worker
        self._started += 1
        if worker.link is self._link:
            self._hand(worker)
        else:
            worker.kill()

    async def _restart(self) -> None:
        """Start the fork server again where it has ended, which only the system can have done."""
        await asyncio.sleep(1)
        async with self._updating:
            if self._link.closed:
                await self._link.close()
                try:
                    self._link = await ForkLink.start(self._holding, self._ended)
                except (OSError, ReleaseError) as error:
                    _LOG.error("the fork server cannot be started: %s", error)
                    return
                # the others ended with the one that had forked them
                self._all = {pid: w for pid, w in self._all.items() if w.link is self._link}

    async def _part_with(self, link: ForkLink) -> None:
        """End a former fork server; until then it is among those that `close` waits for."""
        await link.close()
        if link in self._former:
            self._former.remove(link)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _lost(self, worker: WorkerLink) -> None:
        """The connection to a worker has ended, and so has it, or will."""
        if worker in self._idle:
            self._idle.remove(worker)
            self._refill()

    def _ended(self, pid: int, number: int) -> None:
        """A worker's process has ended, by itself or by a signal of that number."""
        worker = self._all.pop(pid, None)
        if worker is None:
            return
        worker.ended()
        cause = worker.cause or ("memory" if number == signal.SIGABRT else "died")
        if cause != "spare":
            self._killed[cause] += 1
            _LOG.info("worker ended", extra={"cause": cause, "signal": number})
        for link in self._former:
            if not link.workers and not link.closed:
                self._spawn(self._part_with(link))
        self._refill()
