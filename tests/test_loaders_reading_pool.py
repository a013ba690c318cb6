"""Many files read in workers that can be ended: in order, past bad ones, within limits."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from official_samples import LETTER, as_text
from worker_tasks import misbehave

from loaders.knowledge import Knowledge
from loaders.layout import Unreadable
from loaders.model import Reading
from loaders.reading_pool import InWorker, Limits, just_the_reading, read_files

TASK = InWorker("worker_tasks", "misbehave")
QUICK = Limits(seconds=4, workers=2)


def files(folder: Path, *names: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in names]
    for path in paths:
        path.write_bytes(as_text(LETTER))
    return paths


def codes(made: Sequence[object]) -> list[object]:
    """The names of files that were read, the codes of those that were not."""
    return [one.code if isinstance(one, Unreadable) else one[0] for one in made]  # type: ignore[index]


def test_results_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    names = [f"nap-{n}" for n in range(30)]  # naps leave work for the other worker
    made = list(read_files(files(tmp_path, *names), Knowledge(), misbehave, QUICK))
    assert codes(made) == names
    assert len({process for _, process in made if isinstance(_, str)}) == 2  # type: ignore[misc]


def test_a_reading_has_the_key_of_its_content(tmp_path: Path) -> None:
    one, same = files(tmp_path, "one", "same")
    readings = list(read_files([one, same], Knowledge(), just_the_reading, QUICK))
    assert all(isinstance(reading, Reading) for reading in readings)
    keys = {reading.source.key for reading in readings if isinstance(reading, Reading)}
    assert len(keys) == 1
    assert keys.pop().startswith("copy-")


def test_what_goes_wrong_with_a_file_is_the_answer_for_that_file(tmp_path: Path) -> None:
    names = ["a", "sleep", "b", "swallow", "c", "die", "d", "crash", "e", "fail", "f"]
    paths = [*files(tmp_path, *names), tmp_path / "absent.txt", tmp_path]
    empty = tmp_path / "empty.txt"
    empty.touch()
    made = list(read_files([*paths, empty], Knowledge(), TASK, QUICK))
    assert codes(made) == [
        "a", "too-slow", "b", "too-much-memory", "c", "too-much-memory", "d", "failed", "e",
        "failed", "f", "not-opened", "not-opened", "empty",
    ]  # fmt: skip
    failed = made[9]
    assert isinstance(failed, Unreadable)
    assert "KeyError: 'no such thing'" in str(failed)


def test_a_file_is_given_up_soon_after_its_time(tmp_path: Path) -> None:
    began = time.monotonic()
    (made,) = read_files(files(tmp_path, "sleep"), Knowledge(), TASK, Limits(seconds=1))
    assert isinstance(made, Unreadable)
    assert str(made) == "not read within 1 seconds"
    assert time.monotonic() - began < 30


def test_few_files_are_read_ahead(tmp_path: Path) -> None:
    paths = files(tmp_path, *(f"mark-{n}" for n in range(60)))
    made = read_files(paths, Knowledge(), TASK, Limits(workers=1))
    next(made)
    time.sleep(1)
    assert len(list(tmp_path.glob("*.read"))) <= 10
    made.close()


def test_closing_ends_the_workers(tmp_path: Path) -> None:
    made = read_files(files(tmp_path, "a", "b", "sleep"), Knowledge(), TASK, QUICK)
    first = next(made)
    assert isinstance(first, tuple)
    made.close()
    with pytest.raises(ProcessLookupError):
        os.kill(first[1], 0)


def test_no_files_are_no_work() -> None:
    assert list(read_files([], Knowledge(), TASK)) == []
