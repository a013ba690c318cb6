"""SPARQLWrapper, the SPARQL stores of rdflib, and other engines that federate with the endpoint."""

from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import BASE, CARTESIAN, NOTICE
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
    SPARQLWrapper2,
)  # fmt: skip
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

pytest_plugins = ["serving"]

IIP = Namespace("https://w3id.org/iiot-policy/ns#")
DOCUMENTS = f"SELECT ?s {{ ?s a <{IIP.PolicyDocument}> }} ORDER BY ?s"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{BASE}{NOTICE}> ?p ?o }}"
DESCRIBE = f"DESCRIBE <{BASE}{NOTICE}>"
NOTICE_IRI = URIRef(BASE + NOTICE)
GRAPH = f"{BASE}{NOTICE}/graph/gxt-xinguan-2020-8"
TITLE = Literal("工业和信息化部办公厅关于推动工业互联网加快发展的通知", lang="zh")
TRIPLES = 30
_NONE = "<https://example.org/none/规划> " * 5000
LONG = f"VALUES ?s {{ <{BASE}{NOTICE}> {_NONE} }}"

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@pytest.fixture
def endpoint(server: httpx.Client) -> str:
    return str(server.base_url.join("/sparql"))


def wrapper(endpoint: str, query: str, format: str, method: str = GET) -> SPARQLWrapper:
    client = SPARQLWrapper(endpoint, agent="Mozilla/5.0")
    client.setQuery(query)
    client.setReturnFormat(format)
    client.setMethod(method)
    return client


def asked(*words: str) -> Any:  # noqa: ANN401  # one type for each format
    return wrapper(*words).queryAndConvert()


def first(graph: Graph, query: str, **given: Any) -> list[Any]:  # noqa: ANN401  # as rdflib takes it
    """The first column of a query's solutions."""
    rows: Any = graph.query(query, **given)
    return [row[0] for row in rows]


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_gets_tables_in_each_format(endpoint: str, method: str) -> None:
    assert len(asked(endpoint, DOCUMENTS, CSV, method).decode().split()) == 5
    assert len(asked(endpoint, DOCUMENTS, TSV, method).decode().split()) == 5
    assert len(asked(endpoint, DOCUMENTS, JSON, method)["results"]["bindings"]) == 4
    assert asked(endpoint, "ASK { ?s ?p ?o }", JSON, method)["boolean"] is True
    ask = asked(endpoint, "ASK { ?s ?p <urn:none> }", XML, method)
    assert ask.getElementsByTagName("boolean")[0].firstChild.data == "false"


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_gets_graphs_in_each_format(endpoint: str, query: str, method: str) -> None:
    for format in (XML, RDFXML, JSONLD):
        assert len(asked(endpoint, query, format, method)) == TRIPLES, format
    for format in (TURTLE, N3):
        graph = Graph().parse(data=asked(endpoint, query, format, method), format="turtle")
        assert graph.value(NOTICE_IRI, DCTERMS.title, any=True) is not None
        assert len(graph) == TRIPLES


def test_sparqlwrapper_asks_by_the_header_alone(endpoint: str) -> None:
    client = wrapper(endpoint, DOCUMENTS, CSV)
    client.setOnlyConneg(True)
    assert client.query().info()["content-type"].startswith("text/csv")


@pytest.mark.parametrize("way", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_posts_a_long_query(endpoint: str, way: str) -> None:
    query = f"SELECT ?s {{ {LONG} ?s a <{IIP.PolicyDocument}> }}"
    assert len(query.encode()) > 150_000
    client = wrapper(endpoint, query, JSON, POST)
    client.setRequestMethod(way)
    client.setTimeout(30)
    found: Any = client.queryAndConvert()
    assert [row["s"]["value"] for row in found["results"]["bindings"]] == [BASE + NOTICE]


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_names_a_dataset(endpoint: str, method: str) -> None:
    client = wrapper(endpoint, DOCUMENTS, JSON, method)
    client.addDefaultGraph(GRAPH)
    found: Any = client.queryAndConvert()
    assert [row["s"]["value"] for row in found["results"]["bindings"]] == [BASE + NOTICE]
    client = wrapper(endpoint, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", JSON, method)
    client.addNamedGraph(GRAPH)
    found = client.queryAndConvert()
    assert [row["g"]["value"] for row in found["results"]["bindings"]] == [GRAPH]


def test_sparqlwrapper2_gives_rows(endpoint: str) -> None:
    client = SPARQLWrapper2(endpoint)
    client.setQuery(DOCUMENTS)
    found: Any = client.query()
    assert BASE + NOTICE in [row["s"].value for row in found.bindings]


def test_sparqlwrapper_is_told_of_its_mistakes(endpoint: str, strict_server: httpx.Client) -> None:
    with pytest.raises(QueryBadFormed, match="line"):
        asked(endpoint, "SELECT nothing {", JSON)
    slow = str(strict_server.base_url.join("/sparql"))
    with pytest.raises(HTTPError) as over:
        asked(slow, f"SELECT (COUNT(*) AS ?n) {CARTESIAN}", JSON)
    assert (over.value.code, over.value.headers["Retry-After"]) == (503, "5")
    over.value.close()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("format", ["xml", "json", "csv"])
def test_the_store_of_rdflib_asks_in_each_way(endpoint: str, method: str, format: str) -> None:
    graph = Graph(SPARQLStore(endpoint, method=method, returnFormat=format))
    iri = str(NOTICE_IRI)  # CSV does not tell IRIs and literals apart
    assert [str(term) for term in first(graph, DOCUMENTS)].count(iri) == 1
    titles = first(graph, "SELECT ?t { ?s dcterms:title ?t }", initNs={"dcterms": DCTERMS})
    assert (TITLE if format != "csv" else Literal(str(TITLE))) in titles


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_store_of_rdflib_gets_answers_of_each_form(endpoint: str, method: str) -> None:
    graph = Graph(SPARQLStore(endpoint, method=method))
    assert graph.query("ASK { ?s ?p ?o }").askAnswer is True
    assert graph.query("ASK { ?s ?p <urn:none> }").askAnswer is False
    for query in (CONSTRUCT, DESCRIBE):
        found = graph.query(query).graph
        assert found is not None
        assert len(found) == TRIPLES
        assert (NOTICE_IRI, DCTERMS.title, TITLE) in found


def test_the_store_of_rdflib_binds_and_posts_what_is_long(endpoint: str) -> None:
    graph = Graph(SPARQLStore(endpoint, method="POST"))
    bound: dict[str, Any] = {"s": NOTICE_IRI, "t": TITLE}
    title = "SELECT ?s { ?s <http://purl.org/dc/terms/title> ?t }"
    assert first(graph, title, initBindings=bound) == [NOTICE_IRI]
    long = f"SELECT ?s {{ {LONG} ?s a <{IIP.PolicyDocument}> }}"
    assert first(graph, long) == [NOTICE_IRI]


def test_the_store_of_rdflib_reads_like_a_graph(endpoint: str) -> None:
    store = SPARQLStore(endpoint)
    whole = Graph(store)
    assert set(whole.subjects(RDF.type, IIP.PolicyDocument)) > {NOTICE_IRI}
    assert (NOTICE_IRI, DCTERMS.title, TITLE) in whole
    assert (NOTICE_IRI, DCTERMS.title, Literal("no title")) not in whole
    one = Graph(store, identifier=URIRef(GRAPH))
    assert 0 < len(one) < len(whole)
    assert URIRef(GRAPH) in set(store.contexts())
    assert first(one, DOCUMENTS) == [NOTICE_IRI]  # the graph becomes `default-graph-uri`


def _by_rdflib(query: str) -> list[str]:
    return [str(term) for term in first(Graph(), query)]


def _by_oxigraph(query: str) -> list[str]:
    rows: Any = ox.Store().query(query)
    return [row[0].value for row in rows]


@pytest.mark.parametrize("engine", [_by_rdflib, _by_oxigraph])
def test_another_engine_asks_it_as_a_service(
    endpoint: str, engine: Callable[[str], list[str]]
) -> None:
    pattern = f"{{ ?s a <{IIP.PolicyDocument}> }}"
    query = f"SELECT ?s {{ SERVICE <{endpoint}> {pattern} }}"
    assert BASE + NOTICE in engine(query)
    assert len(engine(query)) == 4
