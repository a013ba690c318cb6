"""A pytest plugin: small releases to push, and a server to push to.

A test module takes it with `pytest_plugins = ["pushing"]`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pushed import BASE, GONE, NS, TITLE, make_release
from store_servers import oxigraph


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a release of twelve graphs."""
    graphs = {f"{BASE}graph/{letter}": [letter * 3, "x"] for letter in "abcdefghij"}
    graphs |= {NS: [TITLE, *map(str, range(200))], GONE: ["gone", "x"]}
    return make_release(tmp_path_factory.mktemp("small"), graphs)


@pytest.fixture(scope="session")
def changed_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose release lacks a graph of the other, has another title, and a new one."""
    graphs = {f"{BASE}graph/{letter}": [letter * 3, "x"] for letter in "abcdefghijk"}
    graphs |= {NS: ["Another title", *map(str, range(200))]}
    return make_release(tmp_path_factory.mktemp("changed"), graphs)


@pytest.fixture
def sparql_server(tmp_path: Path) -> Iterator[str]:
    """An empty `oxigraph serve`."""
    with oxigraph(tmp_path / "store") as address:
        yield address
