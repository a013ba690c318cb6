"""A pytest plugin: a release of a small corpus, and servers over it.

A test module takes it with `pytest_plugins = ["serving"]`.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served import SERVED, serving

from graph.publish import publish
from loaders.corpus import read_corpus
from queries import RULES


@pytest.fixture(scope="session")
def served_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one release."""
    data = tmp_path_factory.mktemp("served")
    publish(read_corpus([SERVED]), data, rules=RULES)
    return data


@pytest.fixture(scope="session")
def server(served_data: Path) -> Iterator[httpx.Client]:
    """The server that most tests ask."""
    with serving(served_data) as client:
        yield client


@pytest.fixture(scope="session")
def strict_server(served_data: Path) -> Iterator[httpx.Client]:
    """A server with one worker and little of everything."""
    limits = {"workers": 1, "query_seconds": 1, "queue_seconds": 0.3, "max_body_bytes": 2000}
    with serving(served_data, query_memory=700_000_000, **limits) as client:
        yield client


@pytest.fixture
def own_data(served_data: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return Path(shutil.copytree(served_data, tmp_path / "data"))
