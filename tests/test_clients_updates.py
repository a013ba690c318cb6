"""The clients that people have, writing: to an empty dataset that takes updates and graphs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, URLENCODED, SPARQLWrapper
from test_clients import comunica, jena, with_comunica, with_jena
from test_clients_browsers import FORM, UPDATE_ACCEPT, Page
from test_clients_curl import ok, told, with_curl

pytest_plugins = ["w3c_server"]

PLAN = URIRef("https://example.org/规划")
LABEL = Literal('工业互联网 "规划"\n第二行', lang="zh")
NAMED = URIRef("https://example.org/graph")
UPDATE = "Content-Type: application/sparql-update"


@pytest.fixture
def server(scratch: httpx.Client) -> Iterator[httpx.Client]:
    """The server, empty before and after."""
    scratch.post("/sparql", data={"update": "CLEAR ALL"}).raise_for_status()
    yield scratch
    scratch.post("/sparql", data={"update": "CLEAR ALL"}).raise_for_status()


@pytest.fixture
def endpoint(server: httpx.Client) -> str:
    return str(server.base_url.join("/sparql"))


def rows(server: httpx.Client, pattern: str) -> int:
    """How many solutions a pattern has."""
    query = {"query": f"SELECT * {{ {pattern} }}", "format": "json"}
    return len(server.get("/sparql", params=query).json()["results"]["bindings"])


@pytest.mark.parametrize("autocommit", [True, False])
def test_the_update_store_of_rdflib_writes(
    endpoint: str, server: httpx.Client, autocommit: bool
) -> None:
    store = SPARQLUpdateStore(endpoint, endpoint, autocommit=autocommit)
    graph = Graph(store, identifier=NAMED)
    graph.add((PLAN, RDFS.label, LABEL))
    graph += [(PLAN, RDFS.seeAlso, URIRef(f"https://example.org/{n}")) for n in range(200)]
    graph.add((PLAN, RDFS.comment, Literal("to be taken back")))
    graph.remove((PLAN, RDFS.comment, None))
    if not autocommit:
        assert rows(server, f"GRAPH <{NAMED}> {{ ?s ?p ?o }}") == 0
        graph.commit()
    assert rows(server, f"GRAPH <{NAMED}> {{ ?s ?p ?o }}") == 201
    assert set(graph.objects(PLAN, RDFS.label)) == {LABEL}
    graph.update(f"DELETE WHERE {{ <{PLAN}> <{RDFS.seeAlso}> ?o }}")
    if not autocommit:
        graph.commit()
    assert rows(server, f"GRAPH <{NAMED}> {{ ?s ?p ?o }}") == 1
    store.remove_graph(graph)
    if not autocommit:
        store.commit()
    assert rows(server, f"GRAPH <{NAMED}> {{ ?s ?p ?o }}") == 0


@pytest.mark.parametrize("way", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_updates(endpoint: str, server: httpx.Client, way: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setMethod(POST)
    client.setRequestMethod(way)
    client.setReturnFormat(JSON)
    triple = f"<{PLAN}> <{RDFS.label}> {LABEL.n3()}"
    client.setQuery(f"INSERT DATA {{ {triple} }}")
    client.query()
    assert rows(server, triple) == 1
    client.setQuery(f"WITH <{NAMED}> INSERT {{ {triple} }} WHERE {{}}")
    client.query()
    assert rows(server, f"GRAPH <{NAMED}> {{ {triple} }}") == 1
    client.setQuery("CLEAR ALL")
    client.query()
    assert rows(server, "?s ?p ?o") == 0


@with_comunica
def test_comunica_updates(server: httpx.Client) -> None:
    found = comunica(server, "update")["update"]
    assert (found.get("inserted"), found.get("deleted")) == (True, True), found


@with_jena
def test_jena_updates_and_keeps_graphs(server: httpx.Client) -> None:
    found: dict[str, Any] = jena(server, "update", "store")
    assert found["update"] == {"asPost": True, "asPostForm": True}
    assert found["store"] == {"put": 2, "posted": 3, "default": 2, "deleted": 404}


@with_curl
def test_curl_updates(endpoint: str, server: httpx.Client, tmp_path: Path) -> None:
    insert = f'INSERT DATA {{ <{PLAN}> <{RDFS.label}> "规划" }}'
    file = tmp_path / "insert.ru"
    file.write_text(insert, encoding="utf-8")
    ways = (
        ("--data-urlencode", f"update={insert}"),
        ("--data-urlencode", f"update@{file}"),
        ("--header", UPDATE, "--data-binary", f"@{file}"),
        ("--header", UPDATE, "--header", "Transfer-Encoding: chunked", "--data-binary", f"@{file}"),
    )
    for words in ways:
        assert told(*words, endpoint, of="%{http_code}") in ("200", "204"), words
        assert rows(server, f'?s <{RDFS.label}> "规划"') == 1
        ok("--data", "update=CLEAR ALL", endpoint)


@with_curl
def test_curl_keeps_graphs(server: httpx.Client, tmp_path: Path) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text(f'<{PLAN}> <{RDFS.label}> "规划"@zh .', encoding="utf-8")
    url = str(server.base_url.join(f"/store?graph={NAMED}"))
    turtle = ("--header", "Content-Type: text/turtle", "--upload-file", str(file))
    assert told(*turtle, url, of="%{http_code}") == "201"
    assert told(*turtle, url, of="%{http_code}") in ("200", "204")
    assert '"规划"@zh' in ok("--header", "Accept: application/n-triples", url)
    assert told("--request", "DELETE", url, of="%{http_code}") in ("200", "204")
    assert told(url, of="%{http_code}") == "404"


def test_a_page_writes_to_its_own_server_and_to_no_other(server: httpx.Client) -> None:
    """Where no token is asked for, a page of somebody else must not write from within a browser."""
    headers = {"Accept": UPDATE_ACCEPT, "Content-Type": FORM}
    triple = f"<{PLAN}> <{RDFS.label}> {LABEL.n3()}"
    form = {"update": f"INSERT DATA {{ {triple} }}"}
    other = Page(server, "https://yasgui.example.org")
    assert other.fetch("POST", "/sparql", headers, form).status_code == 403
    assert rows(server, triple) == 0
    own = Page(server, str(server.base_url).rstrip("/"))
    assert own.fetch("POST", "/sparql", headers, form).is_success
    assert rows(server, triple) == 1
