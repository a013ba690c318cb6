"""A pytest plugin: the two servers that the W3C tests run on.

A test module takes it with `pytest_plugins = ["w3c_server"]`.
"""

from collections.abc import Iterator

import httpx
import pytest
from w3c_protocol import statements
from w3c_running import publish, running


@pytest.fixture(scope="session")
def scratch() -> Iterator[httpx.Client]:
    """A server over an empty dataset that takes updates."""
    with (
        running("--scratch", "--updates-open") as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
    ):
        yield client


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server as it is by default, which only reads, over a release of the suite's own graphs.

    The protocol tests that do not write need three small graphs; a release is what such a server
    reads, so they are published as one.
    """
    data = tmp_path_factory.mktemp("w3c")
    publish(data, statements())
    with (
        running("--data", str(data)) as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
    ):
        yield client
