"""Many files read on all cores, each in a process that is ended where it takes too long.

A file cannot be stopped inside the process that reads it, nor kept from taking memory there; so
each is read in a worker with a limit for both, and what goes wrong with one file is the answer for
that file alone.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from loaders import reading_worker
from loaders.layout import Unreadable
from loaders.model import Reading
from loaders.reading_worker import Knowledge, Outcome

__all__ = ["Knowledge", "Limits", "just_the_reading", "prepare", "read_files"]

_AHEAD = 8
"""Files that wait for each worker: enough to keep it busy behind a slow one, few enough to hold."""
_FILES_OF_A_WORKER = 500
"""Then another takes its place, so that nothing that leaks can grow."""
_PROCESSES = multiprocessing.get_context("forkserver")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds, and bytes beyond what the process has at first."""

    seconds: float = 10.0
    memory: int = 2**30
    workers: int = len(os.sched_getaffinity(0))


def prepare(*modules: str) -> None:
    """Begin to import what workers need, in a process of its own, while this one does other things.

    `modules` are those of the `finish` that `read_files` will be given. Without this call the first
    file waits for the imports.
    """
    _PROCESSES.set_forkserver_preload(["__main__", reading_worker.__name__, *modules])
    forkserver.ensure_running()


def just_the_reading(path: Path, reading: Reading) -> Reading:  # noqa: ARG001
    """The `finish` of those who want readings."""
    return reading


def read_files(
    paths: Sequence[Path],
    knowledge: Knowledge,
    finish: Callable[[Path, Reading], T],
    limits: Limits | None = None,
) -> Iterator[T | Unreadable]:
    """What `finish` makes of each file's reading, in the order given; Unreadable for a bad file.

    `finish` runs in the workers and can be pickled, as what it returns can. A few files are read
    ahead of the one asked for. Close the iterator to end the workers early.
    """
    limits = limits or Limits()
    pool = ProcessPool(
        max_workers=max(1, min(limits.workers, len(paths))),
        max_tasks=_FILES_OF_A_WORKER,
        initializer=reading_worker.start,
        initargs=(knowledge, finish, limits.memory),
        context=_PROCESSES,
    )
    waiting: deque[ProcessFuture[Outcome]] = deque()
    try:
        for path in paths:
            waiting.append(pool.schedule(reading_worker.read, (path,), timeout=limits.seconds))
            if len(waiting) > limits.workers * _AHEAD:
                yield _result(waiting.popleft(), limits)
        while waiting:
            yield _result(waiting.popleft(), limits)
    finally:
        pool.stop()
        pool.join()


def _result(future: "ProcessFuture[Outcome]", limits: Limits) -> "T | Unreadable":
    try:
        made, fault = future.result()
    except TimeoutError:
        return Unreadable("too-slow", f"not read within {limits.seconds:g} seconds")
    except ProcessExpired as error:
        return Unreadable("too-much-memory", f"reading it ended the process ({error.exitcode})")
    return Unreadable(*fault) if fault else made  # type: ignore[no-any-return]
