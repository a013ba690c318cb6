"""Servers as processes: started, measured, and ended with all that they started."""

import os
import resource
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

_ADDRESS_SPACE = 10_000_000_000
"""Bytes that a peer may take: a sort that nothing stops must not take the machine with it."""


class Server:
    """A process and its descendants."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        log: Path,
        environment: Mapping[str, str] | None = None,
        capped: bool = False,
        folder: Path | None = None,
    ) -> None:
        def cap() -> None:
            resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))

        with log.open("wb") as errors:
            self.process = subprocess.Popen(  # no threads are started before
                command,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
                preexec_fn=cap if capped else None,
                cwd=folder,
            )
        self.log = log

    @property
    def output(self) -> IO[bytes]:
        """What it prints."""
        assert self.process.stdout
        return self.process.stdout

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    def memory(self) -> int:
        """Proportional set size of all its processes, in bytes: shared pages count once."""
        return proportional(self.process.pid)

    def stop(self) -> None:
        """End it, and after ten seconds whatever is left of its session."""
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        self.output.close()


def proportional(pid: int) -> int:
    """PSS in bytes of a process, its descendants, and all others of its session."""
    return sum(_pss(each) for each in _family(pid))


def _family(pid: int) -> set[int]:
    parents, sessions = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError, ValueError, IndexError):
                after_name = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)], sessions[int(entry.name)] = map(int, after_name[1:4:2])
    family = {pid, *(each for each, session in sessions.items() if session == pid)}
    while more := {each for each, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _pss(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


class MemoryWatch:
    """Looks at a process's memory every so often, in a thread, and keeps the most."""

    def __init__(self, pid: int, every: float = 1.0) -> None:
        self.most = proportional(pid)
        self._pid, self._every = pid, every
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(self._every):
            self.most = max(self.most, proportional(self._pid))


def free_port() -> int:
    """A port of the loopback that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, server: Server, seconds: float) -> None:
    """Wait until something listens on the port; raises RuntimeError where nothing comes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.alive():
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"nothing answers on port {port}: {server.log.read_text()[-2000:]}")


def busy() -> float:
    """The share of the processors' time that others take just now: a second of looking."""
    spent = []
    for _ in range(2):
        times = [int(each) for each in Path("/proc/stat").read_text().split()[1:9]]
        spent.append((sum(times), times[3] + times[4]))
        time.sleep(1.0)
    (total, idle), (later_total, later_idle) = spent
    return 1 - (later_idle - idle) / max(1, later_total - total)
