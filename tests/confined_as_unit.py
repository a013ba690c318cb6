"""Runs a command under what the systemd unit forbids, by the kernel's own means, without systemd.

`python confined_as_unit.py CALL,CALL,… COMMAND…` refuses these system calls with EPERM (seccomp),
and memory that is writable and executable, as `SystemCallFilter` and `MemoryDenyWriteExecute` do.
"""

import ctypes
import os
import re
import struct
import sys
from pathlib import Path

_NUMBERS = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _PR_SET_MDWE = 38, 22, 65  # <linux/prctl.h>
_SECCOMP_MODE_FILTER = 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # <linux/bpf_common.h>
_ALLOW, _EPERM = 0x7FFF0000, 0x00050000 | 1  # <linux/seccomp.h>


def numbers() -> dict[str, int]:
    """System calls by name on this machine; empty where they are not known."""
    if os.uname().machine != "x86_64" or not _NUMBERS.exists():
        return {}
    defined = re.findall(r"#define __NR_(\w+) (\d+)", _NUMBERS.read_text(encoding="ascii"))
    return {name: int(number) for name, number in defined}


def _refuse(calls: list[int]) -> None:
    program = struct.pack("HBBI", _LOAD, 0, 0, 0)  # the number of the call
    for number in calls:
        program += struct.pack("HBBI", _EQUAL, 0, 1, number)
        program += struct.pack("HBBI", _RETURN, 0, 0, _EPERM)
    program += struct.pack("HBBI", _RETURN, 0, 0, _ALLOW)
    kept = ctypes.create_string_buffer(program, len(program))
    filters = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(kept))
    given = ctypes.create_string_buffer(filters, len(filters))
    libc = ctypes.CDLL(None, use_errno=True)
    for call in (
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_MDWE, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, given, 0, 0),
    ):
        if libc.prctl(*call) != 0 and call[0] != _PR_SET_MDWE:  # older kernels have no MDWE
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


if __name__ == "__main__":
    known = numbers()
    refused = [known[name] for name in sys.argv[1].split(",") if name in known]
    command = sys.argv[2:]
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    _refuse(refused)
    os.execv(command[0], command)
