"""The release of the packaged corpus, built once for all tests of a run."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from filelock import FileLock

from corpus import CORPUS
from graph.release import Release, Releases
from loaders.corpus import Corpus, read_corpus

FOLDER = "IIOT_POLICY_TESTS_PACKAGED"
"""Variable of the environment that tells the workers of a run which folder they share."""


@contextmanager
def shared_folder() -> Iterator[None]:
    """A folder for the release as long as a run lasts, told to its workers."""
    with tempfile.TemporaryDirectory(prefix="iiot-policy-") as folder:
        os.environ[FOLDER] = folder
        yield


@cache
def packaged_corpus() -> Corpus:
    """What is read of the packaged corpus."""
    return read_corpus([CORPUS])


@cache
def packaged_data() -> Path:
    """A data folder that holds the release; whoever asks first builds it, the others wait."""
    packaged_build()
    return Path(os.environ[FOLDER]) / "data"


@cache
def packaged_build() -> tuple[str, str]:
    """What the command that built it printed to its output, and to its errors."""
    folder = Path(os.environ[FOLDER])
    said = [folder / "output", folder / "errors"]
    with FileLock(folder / "packaged.lock"):
        if not said[0].exists():
            command = [sys.executable, "-m", "api", "build", "--format", "json"]
            done = subprocess.run(
                [*command, "--data", str(folder / "data")],
                capture_output=True,
                text=True,
                check=True,
            )
            for path, text in zip(said, (done.stdout, done.stderr), strict=True):
                path.write_text(text)
    output, errors = (path.read_text() for path in said)
    return output, errors


@cache
def packaged_release() -> Release:
    """The release itself."""
    release = Releases(packaged_data()).current()
    assert release
    return release
