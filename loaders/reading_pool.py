"""Many files read on all cores, each in a process that is ended where it takes too long.

A file cannot be stopped inside the process that reads it, nor kept from taking memory there; so
each is read in a worker with a limit for both, and what goes wrong with one file is the answer for
that file alone.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import forkserver
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from loaders.layout import Unreadable

if TYPE_CHECKING:  # what workers need, this process can do without
    from loaders.knowledge import Knowledge
    from loaders.model import DocumentId, Reading
    from ontology.lexicon import Lexicon

_WORKER = "loaders.reading_worker"

_AHEAD = 8
"""Files that wait for each worker: enough to keep it busy behind a slow one, few enough to hold."""
_FILES_OF_A_WORKER = 500
"""Then another takes its place, so that nothing that leaks can grow."""
_OUT_OF_MEMORY = (signal.SIGABRT, signal.SIGKILL)
"""How libraries in C, and the system, end a process where no memory is left."""
_PROCESSES = multiprocessing.get_context("forkserver")

T = TypeVar("T")


class InWorker:
    """A function by the name of its module: what that imports, workers alone have to import."""

    def __init__(self, module: str, name: str) -> None:
        self.module, self._name = module, name

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401  # the function's own
        """Call it."""
        return getattr(import_module(self.module), self._name)(*arguments)


_START, _READ = InWorker(_WORKER, "start"), InWorker(_WORKER, "read")


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds, and bytes beyond what the process has at first."""

    seconds: float = 10.0
    memory: int = 2**30
    workers: int = field(default_factory=_cores)


def prepare(*modules: str) -> None:
    """Begin to import what workers need, in a process of its own, while this one does other things.

    `modules` are those of the `finish` that `read_files` will be given.
    """
    _PROCESSES.set_forkserver_preload(["__main__", _WORKER, *modules])
    forkserver.ensure_running()


def just_the_reading(
    path: Path,  # noqa: ARG001  # a `finish`
    reading: "Reading",
    lexicon: "Lexicon",  # noqa: ARG001
) -> "Reading":
    """The `finish` of those who want readings."""
    return reading


def read_files(
    paths: Sequence[Path],
    knowledge: "Knowledge",
    finish: Callable[[Path, "Reading", "Lexicon"], T],
    limits: Limits | None = None,
    without: Mapping[Path, frozenset["DocumentId"]] | None = None,
) -> Generator[T | Unreadable, None, None]:
    """What `finish` makes of each file's reading, in the order given; Unreadable for a bad file.

    `finish` runs in the workers and can be pickled, or is an `InWorker`. A few files are read
    ahead of the one asked for. `without` are documents that a file is read without knowing. Close
    the iterator to end the workers early.
    """
    limits = limits or Limits()
    prepare()
    pool = ProcessPool(
        max_workers=max(1, min(limits.workers, len(paths))),
        max_tasks=_FILES_OF_A_WORKER,
        initializer=_START,
        initargs=(knowledge, finish, limits.memory),
        context=_PROCESSES,
    )
    waiting: deque[ProcessFuture[Any]] = deque()
    try:
        for path in paths:
            task = (path, (without or {}).get(path, frozenset()))
            waiting.append(pool.schedule(_READ, task, timeout=limits.seconds))
            if len(waiting) > limits.workers * _AHEAD:
                yield _result(waiting.popleft(), limits)
        while waiting:
            yield _result(waiting.popleft(), limits)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _result(future: "ProcessFuture[Any]", limits: Limits) -> "T | Unreadable":
    try:
        made, fault = future.result()
    except TimeoutError:
        return Unreadable("too-slow", f"not read within {limits.seconds:g} seconds")
    except ProcessExpired as error:
        code = "too-much-memory" if -error.exitcode in _OUT_OF_MEMORY else "failed"
        return Unreadable(code, f"the process that read it ended with {error.exitcode}")
    return Unreadable(*fault) if fault else made
