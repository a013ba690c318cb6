"""An answer of a worker under way."""

from collections.abc import AsyncGenerator, Callable

from queries.worker_link import Head, WorkerLink

GiveBack = Callable[[WorkerLink, bool], None]


class PoolReply:
    """An answer (`queries.engine.Reply`); of a long one the worker is taken until it is read."""

    def __init__(
        self, head: Head, worker: WorkerLink, give_back: GiveBack, *, asked: float, now: float
    ) -> None:
        self.format, self.encoding, self.truncated = head.format, head.encoding, head.truncated
        self.whole = head.whole
        self.deadline = worker.deadline
        self.waited, self.took = worker.began - asked, now - worker.began
        self._worker = worker if head.whole is None else None
        self._give_back = give_back

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The bytes of the answer, once; raises OverLimit where it breaks off."""
        if self.whole is not None:
            yield self.whole
        worker, self._worker = self._worker, None
        if worker is None:
            return
        finished = False
        try:
            while (piece := await worker.data()) is not None:
                yield piece
            finished = True
        finally:
            self._give_back(worker, finished)

    async def close(self) -> None:
        """Free the worker of an answer that nobody has begun to read."""
        worker, self._worker = self._worker, None
        if worker:
            self._give_back(worker, False)
