"""The release of the packaged corpus, built once for all tests of a run."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from corpus import CORPUS
from graph.publish import publish
from graph.release import Release
from loaders.corpus import read_corpus
from queries import RULES


@cache
def packaged_data() -> Path:
    """A data folder that holds the release; it goes when the run ends."""
    folder = Path(tempfile.mkdtemp(prefix="iiot-policy-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    publish(read_corpus([CORPUS]), folder, rules=RULES)
    return folder


@cache
def packaged_release() -> Release:
    """The release itself."""
    return publish(read_corpus([CORPUS]), packaged_data(), rules=RULES).release
