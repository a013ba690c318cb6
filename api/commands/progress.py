"""Progress of long work, on standard error, and only where that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function to be told each step; the line it draws is gone at the end."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("…")
        yield lambda step: bar.update(task, description=step)


class Counter:
    """Counts files, and tells of those that failed."""

    def __init__(self) -> None:
        self.failed = 0

    def count(self, path: Path) -> None:
        """A file is done."""

    def fail(self, path: Path, problem: object) -> None:
        """A file could not be read."""
        self.failed += 1
        self._say(f"{path}: {problem}")

    def _say(self, message: str) -> None:
        sys.stderr.write(f"{message}\n")


class _CounterWithBar(Counter):
    def __init__(self, bar: "Progress", task: "TaskID") -> None:
        super().__init__()
        self._bar, self._task = bar, task

    def count(self, path: Path) -> None:
        self._bar.update(self._task, advance=1, description=path.name)

    def _say(self, message: str) -> None:
        """Above the bar."""
        self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def counting(total: int) -> Iterator[Counter]:
    """A counter of files, with a bar that shows how many, which one, and how long it will take.

    There is no bar for one file, nor where the results themselves go to the terminal.
    """
    if total < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield Counter()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    name = TextColumn("{task.description}")
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _CounterWithBar(bar, bar.add_task("", total=total))
