"""The W3C tests of the SPARQL 1.1 Graph Store HTTP Protocol, against running servers."""

from collections import Counter
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest
from rdflib import BNode
from w3c import FOLDER, MF, Entry, entries, needs_the_suites
from w3c_http import Request, replay, requests, sent
from w3c_protocol import TESTS as PROTOCOL_TESTS
from w3c_protocol import graphs
from w3c_results import same_graph
from w3c_running import empty

pytest_plugins = ["w3c_server"]

SUITE = FOLDER / "sparql11" / "graph-store-protocol"
TESTS = [
    test
    for name in ("manifest-indirect.ttl", "manifest-direct.ttl")
    for test in entries(SUITE / name, "GraphStoreProtocolTest")
]
GRAPHS = graphs(*PROTOCOL_TESTS)
READING = ("GET", "HEAD")
FORMATS = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
EVERYTHING = (
    "SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"
)

pytestmark = needs_the_suites


def test_the_suite_is_whole() -> None:
    required = Counter(
        str(feature).rpartition("#")[2] for test in TESTS for feature in test.values(MF.requires)
    )
    assert len(TESTS) == 13
    assert required["DirectGraphIdentification"] == 4


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.name)
def test_a_server_that_takes_updates_passes(scratch: httpx.Client, test: Entry) -> None:
    empty(scratch)
    replay(test, str(scratch.base_url), "/gsp", "/store")


def _writes() -> list[Request]:
    """Every request of the suite that would change something."""
    asked = [request for test in TESTS for request in requests(test, "/gsp", "/store")]
    return [request for request in asked if request.method not in READING]


def test_a_server_that_only_reads_refuses_every_write_and_stays_as_it_is(
    reader: httpx.Client,
) -> None:
    def held() -> str:
        return reader.get("/sparql", params={"query": EVERYTHING, "format": "tsv"}).text

    before, writes = held(), _writes()
    assert all(graph in before for graph in GRAPHS)
    assert {request.method for request in writes} == {"PUT", "POST", "DELETE"}
    answers = [sent(str(reader.base_url), request).status for request in writes]
    assert answers == [403] * len(writes)
    assert held() == before


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("media_type", FORMATS)
def test_a_server_that_only_reads_gives_a_graph(
    reader: httpx.Client, graph: str, media_type: str
) -> None:
    query = urlencode({"graph": graph})
    headers = {"Accept": media_type}
    got, head = (reader.request(method, f"/store?{query}", headers=headers) for method in READING)
    assert got.status_code == head.status_code == 200
    assert got.headers["content-type"].partition(";")[0] == media_type
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.content == b""
    syntax = ox.RdfFormat.from_media_type(media_type)
    assert same_graph(
        ox.parse(got.content, format=syntax),
        ox.parse(path=GRAPHS[graph], format=ox.RdfFormat.N_TRIPLES),
    )


@pytest.mark.parametrize("graph", GRAPHS)
def test_percent_encoding_is_taken_off_the_name_of_a_graph_once(
    reader: httpx.Client, graph: str
) -> None:
    encoded = "".join(f"%{byte:02X}" for byte in graph.encode())
    statuses = [
        sent(str(reader.base_url), Request("GET", f"/store?graph={form}", (), b"", BNode())).status
        for form in (graph, encoded, encoded.replace("%", "%25"))
    ]
    assert statuses == [200, 200, 400]


def test_a_server_that_only_reads_gives_the_default_graph(reader: httpx.Client) -> None:
    """In a release that is the union of its graphs."""
    got = reader.get("/store?default", headers={"Accept": "application/n-triples"})
    head = reader.head("/store?default", headers={"Accept": "application/n-triples"})
    assert got.status_code == head.status_code == 200
    union = (
        quad
        for path in GRAPHS.values()
        for quad in ox.parse(path=path, format=ox.RdfFormat.N_TRIPLES)
    )
    assert same_graph(ox.parse(got.content, format=ox.RdfFormat.N_TRIPLES), union)


@pytest.mark.parametrize(
    "target",
    ["?graph=http%3A%2F%2Fwww.example%2Fgsp%2Fperson%2F4.ttl", "/person/4.ttl"],
)
@pytest.mark.parametrize("method", READING)
def test_a_graph_that_is_not_there_is_not_found(
    reader: httpx.Client, scratch: httpx.Client, method: str, target: str
) -> None:
    for server in (reader, scratch):
        assert server.request(method, f"/store{target}").status_code == 404
