"""A load generator of our own: where wrk is absent, and for a load at a steady pace.

    python -m bench.endpoint.load FILE    # a JSON object with the fields of `Asked`, and `pace`

At a pace, a request that finds no free connection waits, and its time runs from when it was due, so
a server that stalls cannot hide it. Prints `begins`, and at the end a line for each answer: when it
was due, milliseconds, status.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import httptools

from bench.endpoint.figures import Asked, Figures

LOST = 0
"""The status of a request whose connection broke."""

Sample = tuple[float, float, int]
"""When a request was due (monotonic seconds), how long it took (milliseconds), and its status."""


class _Connection(asyncio.Protocol):
    """One connection that is kept open; a request at a time."""

    def __init__(self, idle: Callable[["_Connection"], None], samples: list[Sample]) -> None:
        self._idle, self._samples = idle, samples
        self._due: float | None = None
        self._transport: asyncio.Transport | None = None
        self._parser = httptools.HttpResponseParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ready for a request."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._parser = httptools.HttpResponseParser(self)

    def send(self, message: bytes, due: float) -> None:
        """Send a request whose time runs from `due`."""
        self._due = due
        assert self._transport
        self._transport.write(message)

    @property
    def open(self) -> bool:
        """Whether it can be sent on."""
        return self._transport is not None and not self._transport.is_closing()

    def data_received(self, data: bytes) -> None:
        """Bytes of an answer."""
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self.close()

    def on_message_complete(self) -> None:
        """The answer is whole (called by the parser)."""
        self._answered(self._parser.get_status_code())
        if not self._parser.should_keep_alive():
            self.close()
        self._idle(self)

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002
        """The server, or we, closed it."""
        self._transport = None
        if self._due is not None:
            self._answered(LOST)
            self._idle(self)

    def end(self) -> None:
        """Close it; what is under way is not counted."""
        self._due = None
        self.close()

    def close(self) -> None:
        """Close it."""
        if self._transport:
            self._transport.close()

    def _answered(self, status: int) -> None:
        if self._due is not None:
            took = (time.monotonic() - self._due) * 1000
            self._samples.append((self._due, took, status))
            self._due = None


class _Load:
    def __init__(self, asked: Asked) -> None:
        self._asked, self._number = asked, asked.start
        self._first = asked.message(asked.start)
        self.samples: list[Sample] = []

    def message(self) -> bytes:
        if self._asked.repeated:
            return self._first
        self._number += 1
        return self._asked.message(self._number)

    async def connected(self, connection: _Connection) -> bool:
        """Connect it again where it is closed; False, and a sample, where that is refused."""
        if connection.open:
            return True
        began = time.monotonic()
        try:
            loop = asyncio.get_running_loop()
            async with asyncio.timeout(10):
                await loop.create_connection(lambda: connection, "127.0.0.1", self._asked.port)
        except (OSError, TimeoutError):
            self.samples.append((began, (time.monotonic() - began) * 1000, LOST))
            return False
        return True

    async def as_fast_as_answered(self, connections: int, seconds: float) -> None:
        """Send the next request on each connection as soon as the last is answered."""
        ready: asyncio.Queue[_Connection] = asyncio.Queue()
        end = time.monotonic() + seconds

        def idle(connection: _Connection) -> None:
            if connection.open and time.monotonic() < end:
                connection.send(self.message(), time.monotonic())
            else:
                ready.put_nowait(connection)

        every = [_Connection(idle, self.samples) for _ in range(connections)]
        for connection in every:
            ready.put_nowait(connection)
        while (left := end - time.monotonic()) > 0:
            try:
                connection = await asyncio.wait_for(ready.get(), left)
            except TimeoutError:
                break
            if await self.connected(connection):
                connection.send(self.message(), time.monotonic())
            else:
                await asyncio.sleep(0.05)
                ready.put_nowait(connection)
        for connection in every:
            connection.end()
        await asyncio.sleep(0)  # so that they are closed before the loop is

    async def at_a_pace(self, connections: int, seconds: float, rate: float) -> None:
        """Send so many requests a second, evenly, whatever is answered."""
        free: asyncio.Queue[_Connection] = asyncio.Queue()
        for _ in range(connections):
            free.put_nowait(_Connection(free.put_nowait, self.samples))
        began = time.monotonic()
        for count in range(int(seconds * rate)):
            due = began + count / rate
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            connection = await free.get()
            if await self.connected(connection):
                connection.send(self.message(), due)
            else:
                free.put_nowait(connection)
        for _ in range(connections):  # the last answers
            (await free.get()).end()
        await asyncio.sleep(0)


def run_load(asked: Asked, connections: int, seconds: float) -> Figures:
    """Ask for so many seconds over so many connections, as `run_wrk` does."""
    load = _Load(asked)
    began = time.monotonic()
    asyncio.run(load.as_fast_as_answered(connections, seconds))
    return figures(load.samples, time.monotonic() - began)


def figures(samples: Iterable[Sample], seconds: float) -> Figures:
    """What samples of so many seconds say."""
    kept = list(samples)
    times = sorted(took for _, took, _ in kept)
    errors = sum(not 200 <= status < 400 for _, _, status in kept)
    return Figures(
        len(kept) / seconds, percentile(times, 50), percentile(times, 99), len(kept), errors
    )


def percentile(ordered: list[float], percent: float) -> float:
    """The value below which so many percent lie; nan of none.

    >>> percentile([1.0, 2.0, 3.0, 4.0], 50)
    2.0
    """
    if not ordered:
        return float("nan")
    return ordered[max(0, -int(-len(ordered) * percent // 100) - 1)]


def main() -> None:
    """Send what the file says at its pace, and write the samples."""
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pace = told.pop("pace")
    load = _Load(Asked(**told))
    print("begins", flush=True)
    asyncio.run(load.at_a_pace(pace["connections"], pace["seconds"], pace["rate"]))
    sys.stdout.writelines(f"{json.dumps(sample)}\n" for sample in load.samples)


if __name__ == "__main__":
    main()
