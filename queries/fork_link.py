"""The fork server as the server's event loop sees it."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from graph.release import ReleaseError
from queries.engine import OverLimit
from queries.forkserver import Holding
from queries.frames import CLONE, DONE, ENDED, ERROR, FORK, FORKED, UPDATE, Frames, frame, message
from queries.worker_link import WorkerLink, as_error

OPENING = 600.0
"""Seconds in which a dataset has to be in memory."""
_PROMPT = 30.0
"""Seconds in which a process has to be forked, or to end."""

Ended = Callable[[int, int], None]


class ForkLink:
    """The connection to a fork server; `ended` is told of each worker's pid and signal."""

    def __init__(self, control: socket.socket, ended: Ended) -> None:
        self.workers = 0
        self._control, self._told_ended = control, ended
        self._frames = Frames()
        self._waiting: deque[asyncio.Future[bytes]] = deque()
        self._process: asyncio.subprocess.Process | None = None
        self._pid = 0
        self.closed = False
        asyncio.get_running_loop().add_reader(control.fileno(), self._readable)

    @classmethod
    async def start(cls, holding: Holding, ended: Ended) -> Self:
        """Start a fork server; raises ReleaseError where it cannot open what it shall hold."""
        own, its = socket.socketpair()
        with its:
            own.setblocking(False)
            link = cls(own, ended)
            link._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "queries.forkserver", holding.as_json(), str(its.fileno()),
                pass_fds=[its.fileno()], stdin=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            link._pid = link._process.pid
        try:
            await link._next(OPENING)
        except OverLimit as error:
            await link.close()
            what = holding.file or holding.store
            raise ReleaseError(f"no process can open {what}: build it again") from error
        except BaseException:
            await link.close()
            raise
        return link

    async def fork(self) -> WorkerLink:
        """A new worker."""
        own, pid = await self._forked(FORK)
        loop = asyncio.get_running_loop()
        try:
            _, worker = await loop.create_connection(lambda: WorkerLink(pid, self), sock=own)
        except BaseException:
            own.close()  # it ends when its connection does
            raise
        self.workers += 1
        return worker

    async def updated(self, request: dict[str, Any], seconds: float) -> Self:
        """A fork server that holds the dataset after an update; this one holds it as it was.

        Raises OverLimit, QueryFailed, QuerySyntaxError, QueryRefused or RdfSyntaxError.
        """
        own, pid = await self._forked(CLONE)
        clone = type(self)(own, self._told_ended)
        clone._pid = pid
        try:
            await asyncio.get_running_loop().sock_sendall(own, message(UPDATE, **request))
            await clone._next(seconds)
        except BaseException:
            await clone.close()
            raise
        return clone

    async def close(self) -> None:
        """End it and its workers; called again, it waits for what was given up."""
        first, opened = not self.closed, not self._waiting
        if first:
            self._lost()
        if self._process is None:  # forked by another, which waits for it
            if first:
                with suppress(ProcessLookupError):
                    os.kill(self._pid, signal.SIGKILL)
            return
        if first and opened:  # it ends its workers, and then itself
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), _PROMPT)
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def _forked(self, kind: bytes) -> tuple[socket.socket, int]:
        """Our end of a connection to a new process, and the process's number."""
        own, its = socket.socketpair()
        own.setblocking(False)
        try:
            with its:
                socket.send_fds(self._control, [frame(kind)], [its.fileno()])
                return own, json.loads(await self._next(_PROMPT))["pid"]
        except BaseException:
            own.close()
            raise

    async def _next(self, seconds: float) -> bytes:
        """What it says next in answer to us; raises OverLimit where it does not."""
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        if self.closed:
            raise OverLimit("the fork server is gone: try again")
        self._waiting.append(answer)
        try:
            return await asyncio.wait_for(answer, seconds)
        except TimeoutError as error:
            raise OverLimit(f"it took longer than {seconds:g} s") from error

    def _readable(self) -> None:
        try:
            data = self._control.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._lost()
            return
        for kind, content in self._frames.feed(data):
            if kind == ENDED:
                self._worker_ended(**json.loads(content))
            else:
                self._said(kind, content)

    def _worker_ended(self, pid: int, signal: int) -> None:
        self.workers -= 1
        self._told_ended(pid, signal)

    def _said(self, kind: bytes, content: bytes) -> None:
        answer = self._waiting.popleft()
        if answer.done():
            return
        if kind == ERROR:
            answer.set_exception(as_error(content))
        elif kind in (FORKED, DONE):
            answer.set_result(content)

    def _lost(self) -> None:
        self.closed = True
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        self._control.close()
        for answer in self._waiting:
            if not answer.done():
                answer.set_exception(OverLimit("the process ended: out of memory"))
        self._waiting.clear()
