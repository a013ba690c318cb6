"""The process that holds a dataset in memory, and forks the workers that answer from it.

A fork shares the memory of the dataset, so a worker costs milliseconds instead of a load, and
killing one costs nothing that matters. An update is made in a fork too: one that has succeeded
takes the place of the process that it was forked from, one that has not is gone without a trace.

It is told what to do in frames (`queries.frames`) over a socket, and ends when that does.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph as ox

from graph.store import IN_MEMORY_LIMIT, load_store
from queries import confine
from queries.cut import Most
from queries.engine import RdfSyntaxError
from queries.execute import QuerySyntaxError
from queries.frames import CLONE, DONE, ENDED, ERROR, FORK, FORKED, Frames, frame, message
from queries.guard import QueryRefused
from queries.updating import save, saved, updated
from queries.worker import serve


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held, and what may be taken of it.

    `store` is the folder of a database of so many `statements`, None an empty dataset. One of more
    statements than `in_memory` stays on disk, unless it is updated. With `updates`, what is updated
    is saved in `file`, if that is given, and read from it where it is there; with `union` they keep
    the default graph the union of the others. A worker may take `memory` bytes beside the dataset,
    an answer has at most `most_rows` and `most_bytes`.
    """

    store: str | None
    statements: int = 0
    in_memory: int = IN_MEMORY_LIMIT
    updates: bool = False
    file: str | None = None
    union: bool = True
    memory: int = 1_000_000_000
    most_rows: int = 1_000_000
    most_bytes: int = 100_000_000

    def as_json(self) -> str:
        """For the command line of the process."""
        return json.dumps(asdict(self))


class _Told:
    """The server's end of the conversation: what it says, with the sockets that come along."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self._frames = Frames()
        self._sockets: list[int] = []
        self.children: set[int] = set()
        # a child that ends wakes the wait for the server
        self._woken, wake = socket.socketpair()
        for each in (self._woken, wake):
            each.setblocking(False)
        self._wake = wake
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def say(self, content: bytes) -> None:
        with suppress(OSError):  # where it is gone, `frames` tells
            self.control.sendall(content)

    def next_socket(self) -> socket.socket:
        return socket.socket(fileno=self._sockets.pop(0))

    def frames(self) -> list[tuple[bytes, bytes]] | None:
        """What was said, None where the server is gone."""
        ready, _, _ = select.select([self.control, self._woken], [], [])
        if self._woken in ready:
            self._woken.recv(4096)
            self._reap()
        if self.control not in ready:
            return []
        try:
            data, sockets, _, _ = socket.recv_fds(self.control, 1 << 16, 64)
        except OSError:
            return None
        self._sockets += sockets
        return list(self._frames.feed(data)) if data else None

    def close(self) -> None:
        """In a child that has no part in the conversation."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for each in (self.control, self._woken, self._wake):
            each.close()
        for descriptor in self._sockets:  # of workers that come after us
            os.close(descriptor)

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            self.children.discard(pid)
            self.say(message(ENDED, pid=pid, signal=status & 0x7F))


class _Holder:
    def __init__(self, told: _Told, holding: Holding, store: Callable[[], ox.Store]) -> None:
        self._told, self._holding, self._store = told, holding, store

    def run(self) -> None:
        while (frames := self._told.frames()) is not None:
            for kind, content in frames:
                if kind == FORK:
                    self._fork(self._told.next_socket())
                elif kind == CLONE:
                    if self._cloned(self._told.next_socket()):
                        break  # what else was said is for the one that we were
                else:
                    self._told.say(self._update(json.loads(content)))
        for pid in self._told.children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)

    def _fork(self, connection: socket.socket) -> None:
        if pid := os.fork():
            connection.close()
            self._told.children.add(pid)
            self._told.say(message(FORKED, pid=pid))
            return
        try:
            self._told.close()
            confine.end_with_parent()
            store = self._store()
            confine.limit_memory(self._holding.memory)
            serve(store, connection, Most(self._holding.most_rows, self._holding.most_bytes))
        except OSError:
            pass  # the server is gone
        finally:
            os._exit(0)

    def _cloned(self, control: socket.socket) -> bool:
        """Fork another one of us; True in the one that is new."""
        if pid := os.fork():
            control.close()
            self._told.say(message(FORKED, pid=pid))
            return False
        self._told.close()
        self._told = _Told(control)
        return True

    def _update(self, request: dict[str, Any]) -> bytes:
        store, holding = self._store(), self._holding
        confine.end_with_parent()
        confine.limit_memory(holding.memory)
        try:
            updated(store, request, union=holding.union)
        except (QuerySyntaxError, QueryRefused, RdfSyntaxError) as error:
            place = (getattr(error, "line", 0), getattr(error, "column", 0))
            return message(ERROR, type=type(error).__name__, message=str(error), place=place)
        except (OSError, RuntimeError, ValueError) as error:
            return message(ERROR, type="QueryFailed", message=str(error))
        if holding.file:
            save(store, Path(holding.file))
        confine.limit_memory(None)
        confine.end_with_parent(yes=False)
        return message(DONE, statements=len(store))


def _opened(holding: Holding) -> Callable[[], ox.Store]:
    if holding.file and Path(holding.file).exists():
        store = saved(Path(holding.file))
    elif holding.store is None:
        store = ox.Store()
    else:
        path, statements = Path(holding.store), holding.statements
        limit = statements if holding.updates else holding.in_memory
        if statements > limit:
            return lambda: load_store(path, statements, limit)
        store = load_store(path, statements, limit)
    return lambda: store


def main() -> NoReturn:
    """Hold what the first argument says, JSON of Holding; the second is the socket's descriptor."""
    holding, control = Holding(**json.loads(sys.argv[1])), socket.socket(fileno=int(sys.argv[2]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server says when to end
    confine.end_with_parent()
    confine.leave_no_core()
    confine.leave_network()
    told = _Told(control)
    store = _opened(holding)
    gc.collect()
    gc.freeze()  # or each collection in a fork would copy the pages that it looks at
    told.say(frame(DONE))
    _Holder(told, holding, store).run()
    os._exit(0)


if __name__ == "__main__":
    main()
