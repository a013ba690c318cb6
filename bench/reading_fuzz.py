"""Hostile files: mutations of the gold documents, each read within 10 seconds and 1 GiB.

    uv run python bench/reading_fuzz.py [SECONDS] [--seed N] [--only SEED]

Each file is made from its seed alone and read in a process of its own kind; it has to end in a
reading or in an `Unreadable` with a code. What does not is printed with its seed and kept in the
folder given with `--keep`.
"""

import argparse
import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from bench.extraction.hostile import hostile_file
from bench.extraction.reading import Reader
from loaders.layout import Unreadable

SECONDS_A_FILE = 10.0
"""Of the processor."""
SECONDS_HUNG = 60.0
"""Of the clock: many processes may share a core."""
BYTES = 2**30
_READY = "ready"
_ENDING = ("hung", "died")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How reading the file of a seed ended; `fault` is empty where it ended as it has to."""

    seed: int
    name: str
    ended: str
    seconds: float
    fault: str = ""


def main() -> None:
    """Read hostile files for so many seconds, and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="read the file of one seed, in this process")
    parser.add_argument("--keep", type=Path, help="folder for files that were not read rightly")
    options = parser.parse_args()
    if options.only is not None:
        print(_outcome(Reader(), options.only))
        return
    ends: Counter[str] = Counter()
    slowest = Outcome(0, "", "", 0.0)
    faults = 0
    for outcome in _outcomes(options.seed, time.monotonic() + options.seconds):
        ends[outcome.ended] += 1
        slowest = max(slowest, outcome, key=lambda one: one.seconds)
        if outcome.fault:
            faults += 1
            print(f"seed {outcome.seed} {outcome.name}: {outcome.fault}", flush=True)
            if options.keep:
                (options.keep / f"{outcome.seed}-{outcome.name}").write_bytes(
                    hostile_file(outcome.seed)[1]
                )
    print(f"\n{'ended':<20}{'files':>7}")
    for ended, count in ends.most_common():
        print(f"{ended:<20}{count:>7}")
    print(f"slowest: seed {slowest.seed} {slowest.name}, {slowest.seconds:.1f} s")
    raise SystemExit(1 if faults else 0)


def _outcomes(seed: int, until: float) -> Iterator[Outcome]:
    """Outcomes of one seed after the other; a process that ended or hangs is replaced."""
    process, channel = _started()
    while time.monotonic() < until:
        outcome = _read_one(channel, seed)
        yield outcome
        if outcome.ended in _ENDING:
            process.kill()
            process.join()
            process, channel = _started()
        seed += 1
    process.kill()
    process.join()


def _read_one(channel: Connection, seed: int) -> Outcome:
    name, began = "", time.monotonic()
    try:
        channel.send(seed)
        name = channel.recv()
        if channel.poll(SECONDS_HUNG):
            outcome: Outcome = channel.recv()
            return outcome
    except (EOFError, ConnectionError):
        seconds = time.monotonic() - began
        return Outcome(seed, name, "died", seconds, "the process died: memory, or worse")
    return Outcome(seed, name, "hung", SECONDS_HUNG, f"not read within {SECONDS_HUNG:.0f} seconds")


def _started() -> tuple[multiprocessing.process.BaseProcess, Connection]:
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_read_seeds, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    assert ours.recv() == _READY
    return process, ours


def _read_seeds(channel: Connection) -> None:
    """Reads the file of each seed that is sent, and sends its name, then the outcome."""
    reader = Reader()
    resource.setrlimit(resource.RLIMIT_AS, (_taken() + BYTES, resource.RLIM_INFINITY))
    channel.send(_READY)
    while True:
        seed = channel.recv()
        channel.send(hostile_file(seed)[0])
        channel.send(_outcome(reader, seed))


def _outcome(reader: Reader, seed: int) -> Outcome:
    name, content = hostile_file(seed)
    began = time.process_time()
    fault = ""
    try:
        reading = reader.reading(name, content)
        ended = "reading"
        text = reading.source.text or ""
        text.encode("utf-8")
    except Unreadable as error:
        ended = error.code
    except MemoryError:
        ended, fault = "memory", "more than 1 GiB"
    except Exception as error:
        ended, fault = "crash", f"{type(error).__name__}: {error}"[:200]
    seconds = time.process_time() - began
    if not fault and seconds > SECONDS_A_FILE:
        fault = f"took {seconds:.1f} seconds"
    return Outcome(seed, name, ended, seconds, fault)


def _taken() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()


if __name__ == "__main__":
    main()
