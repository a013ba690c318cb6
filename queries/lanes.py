"""Which of the queries that have begun may run: quick ones, some long ones; the rest are paused.

How long a query will take cannot be told from its text, so each begins at once. One that has run
for a moment is *long*: its process gives way to all others, the more the longer it runs, and of the
long ones only so many run while the others are paused. One that has its answer is *sending* it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from queries.fairness import FairQueue
from queries.worker_link import WorkerLink

_FAR: Final = 2
"""So many times the quick time makes a long query one that runs only when nothing else wants to."""
_TOO_MANY: Final = "too many long queries run already: try again later"


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries may take: times in seconds, numbers of queries."""

    workers: int = 8
    """Queries that run at once while they are quick."""
    quick: float = 0.1
    """Processor time after which a query is long."""
    long: int = 2
    """Long queries that run at once; others of them are paused."""
    paused: int = 64
    """Long queries that are paused at once; of more, one of the client that has most is refused."""
    seconds: float = 30.0
    """Time that a query may run, pauses aside."""
    queue: float = 10.0
    """Time that a query may wait: for a worker, or in a pause."""
    waiting: int = 1000
    """Queries that wait for a worker at once; more are refused."""
    waiting_of_client: int = 200
    """Those of one client."""

    def time(self, seconds: float | None) -> float:
        """The time of a query whose client gives it so many seconds."""
        return self.seconds if seconds is None else min(seconds, self.seconds)


class Lanes:
    """Queries that have begun, by the worker that each has."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.quick: set[WorkerLink] = set()
        self.long: set[WorkerLink] = set()
        self.paused: FairQueue[WorkerLink] = FairQueue()
        self.sending: dict[WorkerLink, None] = {}

    def begin(self, worker: WorkerLink, client: str, now: float, seconds: float | None) -> None:
        """A query begins."""
        worker.client, worker.began = client, now
        worker.deadline = now + self._limits.time(seconds)
        self.quick.add(worker)

    def send(self, worker: WorkerLink, now: float) -> None:
        """Its answer is whole; of too many that are sent, the one that takes longest ends."""
        self.leave(worker, now)
        self.sending[worker] = None
        if len(self.sending) > self._limits.long + self._limits.paused:
            next(iter(self.sending)).kill("time", "the answer was not read fast enough")

    def leave(self, worker: WorkerLink, now: float) -> None:
        """A query is over."""
        self.quick.discard(worker)
        self.sending.pop(worker, None)
        self.paused.drop(worker.client, worker)
        if worker in self.long:
            self.long.remove(worker)
            self._resume(now)

    def look(self, now: float) -> None:
        """End what is over its time, and let what has turned out to be long step back."""
        for worker in list(self._running()):
            if now > worker.deadline:
                seconds = worker.deadline - worker.began - worker.rested
                worker.kill("time", f"the query took longer than {seconds:g} s")
            elif worker in self.quick and worker.seconds_run() > self._limits.quick:
                self._step_back(worker, now)
            elif worker in self.long and worker.seconds_run() > self._limits.quick * _FAR:
                worker.stand_aside()
        for worker in list(self.paused):
            if now - worker.paused > self._limits.queue:
                worker.kill("busy", _TOO_MANY)

    def _running(self) -> Iterator[WorkerLink]:
        yield from self.quick
        yield from self.long
        yield from self.sending

    def _step_back(self, worker: WorkerLink, now: float) -> None:
        self.quick.discard(worker)
        worker.step_back()
        if len(self.long) < self._limits.long:
            self.long.add(worker)
            return
        worker.paused = now
        worker.pause()
        self.paused.put(worker.client, worker)
        if len(self.paused) > self._limits.paused:
            self.paused.last_of_most().kill("busy", _TOO_MANY)

    def _resume(self, now: float) -> None:
        while len(self.paused) and len(self.long) < self._limits.long:
            worker = self.paused.take()
            rested = now - worker.paused
            worker.rested += rested
            worker.deadline += rested
            self.long.add(worker)
            worker.resume()
