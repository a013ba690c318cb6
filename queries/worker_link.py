"""A worker as the server's event loop sees it: asked one thing at a time, killed if need be."""

import asyncio
import json
import os
import signal
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

from queries import confine
from queries.engine import OverLimit, QueryFailed, RdfSyntaxError
from queries.execute import QuerySyntaxError, WrongForm
from queries.frames import ASK, DATA, END, ERROR, WHOLE, Frames, message, read_about
from queries.guard import QueryRefused

_HELD = 1 << 20
"""Bytes of an answer that wait here for a slow client; more of them wait in the worker."""


class Head:
    """What is known of an answer when it begins, and all of it where it is `whole`."""

    __slots__ = ("encoding", "format", "truncated", "whole")

    def __init__(self, content: bytes, *, whole: bool) -> None:
        self.format, self.encoding, self.truncated, rest = read_about(content)
        self.whole = rest if whole else None


class WorkerLink(asyncio.Protocol):
    """The connection to a worker process, and its times as the pool keeps them."""

    def __init__(self, pid: int, link: object) -> None:
        self.pid, self.link = pid, link
        self.lost: Callable[[WorkerLink], None] = lambda _: None
        """What is called when the process has ended."""
        self.began = self.deadline = self.paused = self.rested = 0.0
        self.client = self.cause = self._reason = ""
        self._run_before = 0.0
        self._aside = False
        self._frames = Frames()
        self._head: asyncio.Future[Head] | None = None
        self._data: deque[bytes] = deque()
        self._held = 0
        self._more = asyncio.Event()
        self._ended = self._gone = False
        self._transport = cast("asyncio.Transport", None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Part of asyncio.Protocol."""
        self._transport = cast("asyncio.Transport", transport)

    def ask(self, request: dict[str, Any]) -> "asyncio.Future[Head]":
        """Send a request; the head of the answer comes, or what was wrong with it is raised."""
        self._head = asyncio.get_running_loop().create_future()
        self._ended = False
        self._run_before = self._processor_time()
        if self._gone:
            self._head.set_exception(OverLimit("the worker is gone: try again"))
        else:
            self._transport.write(message(ASK, **request))
        return self._head

    async def data(self) -> bytes | None:
        """The next piece of an answer, None at its end; raises OverLimit where it breaks off."""
        while not self._data:
            if self._ended:
                return None
            if self._gone:
                raise OverLimit(self._reason or "the worker is gone")
            self._more.clear()
            await self._more.wait()
        piece = self._data.popleft()
        self._held -= len(piece)
        if self._held < _HELD:
            self._transport.resume_reading()
        return piece

    def data_received(self, data: bytes) -> None:
        """Part of asyncio.Protocol."""
        for kind, content in self._frames.feed(data):
            if kind == DATA:
                self._data.append(content)
                self._held += len(content)
                if self._held >= _HELD:
                    self._transport.pause_reading()
            elif kind == END:
                self._ended = True
            elif self._head and not self._head.done():
                if kind == ERROR:
                    self._head.set_exception(as_error(content))
                else:
                    self._head.set_result(Head(content, whole=kind == WHOLE))
            self._more.set()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Part of asyncio.Protocol."""
        self._gone = True
        self._more.set()
        self.lost(self)
        if self._head and not self._head.done():
            reason = self._reason or "the query needed more memory, or deeper nesting, than it may"
            self._head.set_exception(OverLimit(reason))

    def ended(self) -> None:
        """The process is no more."""
        self._transport.close()

    def kill(self, cause: str = "spare", reason: str = "") -> None:
        """End the process at once; `reason` is told to who waits for its answer."""
        if not self._gone:
            self.cause, self._reason = self.cause or cause, self._reason or reason
            self._signal(signal.SIGKILL)
            self._transport.close()

    def seconds_run(self) -> float:
        """Processor time that what it was asked has had; 0 where it has ended."""
        return self._processor_time() - self._run_before

    def _processor_time(self) -> float:
        try:
            return confine.seconds_run(self.pid)
        except OSError:
            return self._run_before

    def step_back(self) -> None:
        """Let it give way to other processes."""
        with suppress(OSError):  # it has ended
            confine.step_back(self.pid)

    def stand_aside(self) -> None:
        """Let it run only when no other process wants to."""
        if not self._aside:
            self._aside = True
            with suppress(OSError):
                confine.stand_aside(self.pid)

    def pause(self) -> None:
        """Let it wait."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)


_ERRORS = {cls.__name__: cls for cls in (QueryRefused, RdfSyntaxError, WrongForm)}


def as_error(content: bytes) -> Exception:
    """The exception that an ERROR frame tells of."""
    problem = json.loads(content)
    if problem["type"] == "QuerySyntaxError":
        return QuerySyntaxError(problem["message"], *problem["place"])
    if problem["type"] == "QueryFailed":
        return QueryFailed("the engine could not evaluate this")
    return _ERRORS[problem["type"]](problem["message"])
