"""What a process gives up before it answers for strangers: network and endless memory."""

import ctypes
import os
import resource
import signal
import sys
import time
from pathlib import Path

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000  # <linux/sched.h>
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_SCHED_SETATTR = {"x86_64": 314, "aarch64": 274}  # <asm/unistd.h>
_LINUX = sys.platform == "linux"


def leave_network() -> None:
    """Leave the network, where the system (Linux) allows it.

    Second line of defence: `queries.guard` has refused SERVICE and LOAD before. To be called before
    any thread is started, or a new user namespace is refused.
    """
    if _LINUX:
        libc = ctypes.CDLL(None)
        if libc.unshare(_CLONE_NEWNET) != 0:
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def end_with_parent(*, yes: bool = True) -> None:
    """Be killed when the parent process ends, or no longer so."""
    if _LINUX:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL if yes else 0, 0, 0, 0)


def limit_memory(more: int | None) -> None:
    """Let this process take so many bytes beyond what it has, or (None) as many as it likes.

    Over the limit this process ends, and no other suffers.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = hard if more is None else _address_space() + more
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def leave_no_core() -> None:
    """Write no core file when killed by the system: it would hold the whole dataset."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def step_back(pid: int) -> None:
    """Let a process give way to others; it still goes on where all processors are busy."""
    os.setpriority(os.PRIO_PROCESS, pid, 19)


def stand_aside(pid: int) -> None:
    """Let a process run only when no other wants to, where the system (Linux) knows that."""
    if _LINUX:
        os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0))


class _SchedAttr(ctypes.Structure):
    """What sched_setattr(2) takes, as its first version had it."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("policy", ctypes.c_uint32),
        ("flags", ctypes.c_uint64),
        ("nice", ctypes.c_int32),
        ("priority", ctypes.c_uint32),
        ("runtime", ctypes.c_uint64),
        ("deadline", ctypes.c_uint64),
        ("period", ctypes.c_uint64),
    )


def be_prompt() -> None:
    """Ask for short turns on the processor, which come sooner, for this thread and its children.

    Linux 6.12 and later give them to whoever asks (EEVDF); where it is not so, nothing changes.
    """
    number = _SCHED_SETATTR.get(os.uname().machine)
    if _LINUX and number:
        short = _SchedAttr(size=ctypes.sizeof(_SchedAttr), runtime=100_000)  # ns, the least
        ctypes.CDLL(None).syscall(number, 0, ctypes.byref(short), 0)


def seconds_run(pid: int) -> float:
    """Processor time that a process has had, in seconds; wall time where the system tells of none.

    Raises OSError where the process has ended.
    """
    if not _LINUX:
        return time.monotonic()
    return time.clock_gettime((~pid << 3) | 2)  # the clock of a process, as glibc makes it


def _address_space() -> int:
    if not _LINUX:
        return 0
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()
