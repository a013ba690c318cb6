"""The release of the packaged corpus, built once for all tests of a run."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from filelock import FileLock

from corpus import CORPUS
from graph.publish import publish
from graph.release import Release, Releases
from loaders.corpus import read_corpus
from queries import RULES

FOLDER = "IIOT_POLICY_TESTS_PACKAGED"
"""Variable of the environment that tells the workers of a run which folder they share."""


@contextmanager
def shared_folder() -> Iterator[None]:
    """A folder for the release as long as a run lasts, told to its workers."""
    with tempfile.TemporaryDirectory(prefix="iiot-policy-") as folder:
        os.environ[FOLDER] = folder
        yield


@cache
def packaged_data() -> Path:
    """A data folder that holds the release; whoever asks first builds it, the others wait."""
    folder = Path(os.environ[FOLDER])
    with FileLock(folder / "packaged.lock"):
        if not (folder / "data" / "current").exists():
            publish(read_corpus([CORPUS]), folder / "data", rules=RULES)
    return folder / "data"


@cache
def packaged_release() -> Release:
    """The release itself."""
    release = Releases(packaged_data()).current()
    assert release
    return release
