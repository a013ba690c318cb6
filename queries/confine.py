"""What a worker process gives up before it answers for strangers: network and endless memory."""

import ctypes
import resource
import signal
import sys

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000  # <linux/sched.h>
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


def cut_off() -> None:
    """Leave the network, and end with the parent process, where the system (Linux) allows it.

    Second line of defence: `queries.guard` has refused SERVICE before. To be called before any
    thread is started, or a new user namespace is refused.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def limit_memory(limit: int) -> None:
    """Cap the address space, in bytes: over it, this process ends and no other suffers."""
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
