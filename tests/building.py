"""Builds in processes of their own: to be killed, to be compared, to be in the way.

As a command: `python building.py CORPUS DATA`.
"""

import os
import signal
import sys
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal

from graph.publish import publish
from graph.release import Releases
from loaders.corpus import read_corpus
from queries import RULES

Moment = Literal["before rename", "after rename", "before replace", "after replace"]

_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["graph.publish", "loaders.corpus"])


def start_build(corpus: Path, data: Path) -> BaseProcess:
    """A process that has begun to build, whatever there is already."""
    begun = _PROCESSES.Event()
    process = _PROCESSES.Process(target=_build, args=(corpus, data, begun.set))
    process.start()
    assert begun.wait(60)
    return process


def die_in_publishing(data: Path, moment: Moment) -> None:
    """Publish a release named `next`, and be killed just before or after one of its renames."""
    process = _PROCESSES.Process(target=_die, args=(data, moment))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def _build(corpus: Path, data: Path, begin: object) -> None:
    read = read_corpus([corpus])
    begin()  # type: ignore[operator]
    publish(read, data, rules=RULES, force=True)


def _die(data: Path, moment: Moment) -> None:
    when, name = moment.split()
    done = getattr(Path, name)

    def deadly(self: Path, target: Path) -> Path:
        if when == "after":
            done(self, target)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("still alive")

    setattr(Path, name, deadly)
    releases = Releases(data)
    with releases.building() as folder:
        releases.publish(folder, "next")


if __name__ == "__main__":
    publish(read_corpus([Path(sys.argv[1])]), Path(sys.argv[2]), rules=RULES)
