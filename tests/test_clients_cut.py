"""An answer that goes over its time: no client takes a part of it for the whole.

It fails with a status where nothing was sent yet, else by the end of the connection.
"""

from collections.abc import Iterator
from http.client import IncompleteRead
from pathlib import Path
from urllib.error import HTTPError

import httpx
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import CARTESIAN, serving
from SPARQLWrapper import JSON, SPARQLWrapper
from test_clients import comunica, jena, with_comunica, with_jena
from test_clients_curl import curl, with_curl

pytest_plugins = ["serving"]

MILLIONS = f"SELECT * {CARTESIAN}"
CUT_SHORT, HTTP_ERROR = 18, 22
"""What curl exits with where the connection ends before the answer, and at a status."""


@pytest.fixture(scope="module")
def server(served_data: Path) -> Iterator[httpx.Client]:
    """A server that gives a query two seconds: some of an answer, not all of it."""
    with serving(served_data, query_seconds=2, result_rows=10**9, result_bytes=10**11) as client:
        yield client


@pytest.fixture
def endpoint(server: httpx.Client) -> str:
    return str(server.base_url.join("/sparql"))


@with_comunica
def test_comunica_raises(server: httpx.Client) -> None:
    found = comunica(server, "cut")["cut"]
    assert "rows" not in found
    assert found["error"]


@with_jena
def test_jena_raises(server: httpx.Client) -> None:
    found = jena(server, "cut")["cut"]
    assert found.get("status") == 503 or "IOException" in found["error"]


@with_curl
@pytest.mark.parametrize("options", [(), ("--compressed",)])
def test_curl_fails(endpoint: str, options: tuple[str, ...]) -> None:
    words = ("--get", "--data-urlencode", f"query={MILLIONS}", endpoint)
    done = curl("--fail", "--output", "/dev/null", *options, *words)
    assert done.returncode in (CUT_SHORT, HTTP_ERROR), done.stderr.decode()


def test_sparqlwrapper_raises(endpoint: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setReturnFormat(JSON)
    client.setQuery(MILLIONS)
    with pytest.raises((IncompleteRead, HTTPError)) as failed:
        client.queryAndConvert()
    if isinstance(failed.value, HTTPError):
        failed.value.close()


def test_the_store_of_rdflib_raises(endpoint: str) -> None:
    with pytest.raises((IncompleteRead, ValueError)):
        Graph(SPARQLStore(endpoint, returnFormat="csv")).query(MILLIONS)
