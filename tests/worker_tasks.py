"""What tests have workers do with a reading; a module that workers can import."""

import os
import signal
import time
from pathlib import Path

from loaders.model import Reading
from ontology.lexicon import Lexicon


def misbehave(path: Path, reading: Reading, lexicon: Lexicon) -> tuple[str, int]:  # noqa: ARG001
    """Do what the file's name says; then give it back with the process that did it."""
    match path.stem.partition("-")[0]:
        case "sleep":
            time.sleep(60)
        case "nap":
            time.sleep(0.2)
        case "swallow":
            bytearray(8 * 2**30)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "fail":
            raise KeyError("no such thing")
        case "mark":
            path.with_suffix(".read").touch()
    return path.stem, os.getpid()
