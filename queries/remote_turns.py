"""Whose request goes to the store now: so many at once, and of one client so many."""

import asyncio
from collections import Counter
from collections.abc import Callable

from queries.engine import Busy, OverLimit
from queries.remote_settings import RemoteLimits


class Turns:
    """The turns of one store."""

    def __init__(self, limits: RemoteLimits) -> None:
        self._limits = limits
        self._free = asyncio.Semaphore(limits.at_once)
        self._of: Counter[str] = Counter()

    async def take(self, client: str) -> Callable[[], None]:
        """Wait for a turn; what is returned ends it, and may be called again."""
        if client and self._of[client] >= self._limits.per_client:
            raise Busy(f"{self._limits.per_client} requests at once are served, no more")
        self._of[client] += 1
        try:
            async with asyncio.timeout(self._limits.queue):
                await self._free.acquire()
        except BaseException as error:
            self._leave(client)
            if isinstance(error, TimeoutError):
                raise OverLimit("the store is asked by others: try again later") from error
            raise
        ended = False

        def end() -> None:
            nonlocal ended
            if not ended:
                ended = True
                self._free.release()
                self._leave(client)

        return end

    def _leave(self, client: str) -> None:
        self._of[client] -= 1
        if not self._of[client]:
            del self._of[client]
