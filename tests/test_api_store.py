"""The whole way: a release pushed to another server, and served from there."""

import csv
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import httpx
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic
from served import GUIDANCE, NOTICE, serving
from store_servers import NO_VIRTUOSO, VIRTUOSO, oxigraph, virtuoso
from test_engine_contract import CANNOT

from bench.endpoint.processes import free_port
from queries.catalog import packaged_catalog

pytest_plugins = ["serving"]

CANNOT_EITHER: dict[str, dict[str, str]] = {
    "oxigraph": {},
    "virtuoso": {
        "measures-mentioning": "GROUP_CONCAT breaks a separator beyond ASCII",
        "measures-of-document": "a path of several steps loses rows where parts have two headings",
    },
}
"""What shows on the small corpus only."""
DBA = {"IIOT_POLICY_STORE_USER": "dba", "IIOT_POLICY_STORE_PASSWORD": "dba"}
Starts = Callable[[Path], AbstractContextManager[str]]
STARTED: dict[str, Starts] = {"oxigraph": oxigraph, "virtuoso": virtuoso}
ASKED_AT = {"oxigraph": "query", "virtuoso": "sparql"}


def _call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module", params=list(STARTED))
def store(
    request: pytest.FixtureRequest, served_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, httpx.Client]]:
    """The name of a dialect, and our server over a store of that kind, to which we have pushed."""
    name = request.param
    if name == "virtuoso" and not VIRTUOSO:
        pytest.skip(NO_VIRTUOSO)
    folder = tmp_path_factory.mktemp(name)
    with STARTED[name](folder / "store" if name == "oxigraph" else folder) as address:
        address = f"{address}/{ASKED_AT[name]}"
        told = ["--store", address, "--dialect", name]
        pushed = _call("push", *told, "--data", str(served_data), **DBA)
        assert pushed.returncode == 0, pushed.stderr
        with serving(served_data, store=address, dialect=name) as client:
            yield name, client


def _rows(content: str) -> list[list[str]]:
    head, *others = csv.reader(io.StringIO(content, newline=""))
    return [head, *sorted(others)]


def test_it_is_ready_and_says_which_release_it_has(
    store: tuple[str, httpx.Client], server: httpx.Client
) -> None:
    _, client = store
    assert client.get("/readyz").json() == server.get("/readyz").json()


def test_the_questions_have_the_same_answers(
    store: tuple[str, httpx.Client], server: httpx.Client
) -> None:
    name, client = store
    compared = 0
    for question in packaged_catalog().values():
        if question.name in {**CANNOT[name], **CANNOT_EITHER[name]}:
            continue
        given = {key: each.example for key, each in question.header.parameters.items()}
        expected = server.get(f"/queries/{question.name}.csv", params=given)
        answer = client.get(f"/queries/{question.name}.csv", params=given)
        assert answer.status_code == expected.status_code, question.name
        if answer.status_code == 200:
            assert _rows(answer.text) == _rows(expected.text), question.name
            compared += 1
    assert compared > 30


@pytest.mark.parametrize("path", [NOTICE, GUIDANCE, f"{NOTICE}/1/2", "/id/technology/tsn"])
def test_things_are_described_alike(
    store: tuple[str, httpx.Client], server: httpx.Client, path: str
) -> None:
    _, client = store
    graphs = [
        Graph().parse(data=each.get(f"{path}.nt").text, format="nt") for each in (client, server)
    ]
    assert len(graphs[0]) > 5
    assert isomorphic(*graphs)
    page = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
    assert (page.status_code, "<h1" in page.text) == (200, True)


def test_dumps_lineage_names_and_the_graph_store_are_there(
    store: tuple[str, httpx.Client], server: httpx.Client
) -> None:
    _, client = store
    dump = client.get("/dumps/latest/iiot-policy.nq", follow_redirects=True)
    assert dump.content == server.get("/dumps/latest/iiot-policy.nq", follow_redirects=True).content
    lineage = {"thing": "工信厅信管〔2020〕8号", "format": "json"}
    assert client.get("/lineage", params=lineage).json() == (
        server.get("/lineage", params=lineage).json()
    )
    found = client.get("/resolve", params={"text": "工信庁信管[2020]8号"})
    assert found.json()["iri"].endswith(NOTICE)
    graph = {"graph": f"https://w3id.org/iiot-policy{NOTICE}/graph/gxt-xinguan-2020-8"}
    whole = client.get("/store", params=graph, headers={"Accept": "application/n-triples"})
    assert len(whole.text.splitlines()) > 50


def test_it_is_asked_by_the_protocol(store: tuple[str, httpx.Client]) -> None:
    _, client = store
    answer = client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"})
    assert answer.json()["boolean"] is True
    broken = client.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"})
    assert (broken.status_code, broken.json()["line"]) == (400, 2)
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    tag = client.get("/sparql", params={"query": "ASK {}"}).headers["etag"]
    again = client.get("/sparql", params={"query": "ASK {}"}, headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_an_update_through_us_is_seen_at_once(served_data: Path, tmp_path: Path) -> None:
    with oxigraph(tmp_path / "store") as address:
        settings = {"store": f"{address}/query", "dialect": "oxigraph"}
        told = ["--store", settings["store"], "--dialect", "oxigraph", "--data", str(served_data)]
        assert _call("push", *told).returncode == 0
        settings["store_update"] = f"{address}/update"
        with serving(served_data, updates_open=True, **settings) as client:
            query, tags = {"query": "SELECT ?o { <http://e/s> ?p ?o }"}, []
            assert client.get("/dumps/latest/iiot-policy.nq").status_code == 302
            for number in range(3):
                insert = f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"
                assert client.post("/sparql", data={"update": insert}).status_code == 204
                time.sleep(1.5)  # it has looked again at what the store says it holds
                answer = client.get("/sparql", params=query)
                tags.append(answer.headers["etag"])
                assert len(answer.json()["results"]["bindings"]) == number + 1
            assert len(set(tags)) == 3
            # the files of the release are no longer those of what is served
            assert client.get("/dumps/latest/iiot-policy.nq").status_code == 404


def test_a_store_that_cannot_be_reached_is_told_at_once(tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{free_port()}/sparql"
    done = _call("serve", "--store", address, "--port", "0", "--data", str(tmp_path))
    assert (done.returncode, done.stdout) == (4, "")
    assert "127.0.0.1" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_that_goes_away_is_a_bad_gateway(served_data: Path, tmp_path: Path) -> None:
    with ExitStack() as stores, ExitStack() as servers:
        address = stores.enter_context(oxigraph(tmp_path / "store"))
        settings = {"store": f"{address}/query", "dialect": "oxigraph"}
        client = servers.enter_context(serving(served_data, **settings))
        assert client.get("/readyz").status_code == 200
        stores.close()
        answer = client.get("/sparql", params={"query": "ASK { ?s ?p 1 }"})
        assert answer.status_code == 502
        assert answer.headers["content-type"] == "application/problem+json"
