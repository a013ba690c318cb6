"""`/sparql` over real HTTP, and with the clients that people have."""

import csv
import io
import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from rdflib import Dataset, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import BASE, CARTESIAN, NOTICE
from SPARQLWrapper import JSON, TURTLE, XML, SPARQLWrapper

pytest_plugins = ["serving"]

ASK = "ASK { ?s a <https://w3id.org/iiot-policy/ns#PolicyDocument> }"
SELECT = "SELECT ?s { ?s a <https://w3id.org/iiot-policy/ns#PolicyDocument> } ORDER BY ?s"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{BASE}{NOTICE}> ?p ?o }}"
GRAPH = f"{BASE}{NOTICE}/graph/gxt-xinguan-2020-8"
Parameters = dict[str, str | list[str]]
RESULTS = "application/sparql-results+json"


def _posted(
    server: httpx.Client, query: str, kind: str, params: Parameters | None = None
) -> httpx.Response:
    headers = {"Content-Type": kind}
    return server.post("/sparql", content=query, headers=headers, params=params)


def test_a_query_comes_by_get_by_form_and_as_it_is(server: httpx.Client) -> None:
    answers = [
        server.get("/sparql", params={"query": SELECT}),
        server.get("/sparql/", params={"query": SELECT}),
        server.post("/sparql", data={"query": SELECT}),
        _posted(server, SELECT, "application/sparql-query"),
        _posted(server, SELECT, "application/sparql-query; charset=UTF-8"),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.headers["content-type"] for answer in answers} == {RESULTS}
    assert len({answer.text for answer in answers}) == 1
    assert len(answers[0].json()["results"]["bindings"]) == 4


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (SELECT, "*/*", RESULTS),
        (SELECT, "application/json", RESULTS),
        (SELECT, "application/xml", "application/sparql-results+xml"),
        (SELECT, "text/csv;q=0.9, application/sparql-results+xml;q=0.5", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "text/turtle, application/sparql-results+xml", "application/sparql-results+xml"),
        (ASK, "*/*", RESULTS),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "*/*", "text/turtle"),
        (CONSTRUCT, "application/sparql-results+json, text/turtle", "text/turtle"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/n-triples;q=0.3, text/csv", "application/n-triples"),
        (f"DESCRIBE <{BASE}{NOTICE}>", "text/turtle", "text/turtle"),
    ],
)
def test_the_format_fits_the_query_and_the_client(
    server: httpx.Client, query: str, accept: str, media_type: str
) -> None:
    answer = server.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("name", "query", "media_type"),
    [
        ("csv", SELECT, "text/csv"),
        ("xml", SELECT, "application/sparql-results+xml"),
        ("xml", CONSTRUCT, "application/rdf+xml"),
        ("json", CONSTRUCT, "application/ld+json"),
        ("turtle", CONSTRUCT, "text/turtle"),
        ("text/csv", SELECT, "text/csv"),
    ],
)
def test_the_format_can_be_named(
    server: httpx.Client, name: str, query: str, media_type: str
) -> None:
    answer = server.get("/sparql", params={"query": query, "format": name})
    assert answer.headers["content-type"].partition(";")[0] == media_type


def test_no_fitting_format_is_406_with_those_there_are(server: httpx.Client) -> None:
    for query, accept in ((SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png")):
        answer = server.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert answer.status_code == 406
        assert answer.json()["available"]
    tables = server.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/turtle"})
    assert "text/csv" in tables.json()["available"]
    assert "text/turtle" not in tables.json()["available"]


def test_the_dataset_of_the_protocol_is_asked(server: httpx.Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"

    def asked(query: str, parameters: Parameters | None = None) -> list[str]:
        given = {"format": "csv", **(parameters or {})}
        answers = [
            server.get("/sparql", params={"query": query, **given}),
            server.post("/sparql", data={"query": query, **given}),
            _posted(server, query, "application/sparql-query", given),
        ]
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.text for answer in answers}) == 1
        return answers[0].text.split()[1:]

    whole = int(asked(count)[0])
    one = int(asked(count, {"default-graph-uri": GRAPH})[0])
    other = f"{BASE}/id/source/bulletin-2020-04/graph"
    assert 0 < one < whole
    assert int(asked(count, {"default-graph-uri": [GRAPH, other]})[0]) > one
    assert asked(graphs, {"named-graph-uri": GRAPH}) == [GRAPH]
    assert asked(count, {"named-graph-uri": GRAPH}) == ["0"]
    assert asked(graphs, {"default-graph-uri": GRAPH}) == []
    assert int(asked(f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> {{ ?s ?p ?o }}")[0]) == one
    assert len(asked(graphs)) > 10


def test_relative_iris_are_relative_to_the_endpoint(server: httpx.Client) -> None:
    query = "SELECT (<x> AS ?i) {}"
    assert str(server.base_url.join("/x")) in server.get("/sparql", params={"query": query}).text


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        ("query=ASK%20%7B%7D&query=ASK%20%7B%7D", "application/x-www-form-urlencoded", 400),
        ("other=1", "application/x-www-form-urlencoded", 400),
        ("query=%FF", "application/x-www-form-urlencoded", 400),
        (ASK, "text/plain", 415),
        (ASK, "", 415),
        (ASK, "application/sparql-query; charset=UTF-16", 400),
        (b"\xff\xfe", "application/sparql-query", 400),
        ("CLEAR ALL", "application/sparql-update", 403),
        ("update=CLEAR%20ALL", "application/x-www-form-urlencoded", 403),
        ("CLEAR ALL", "application/sparql-query", 400),
        ("SELECT * { ?s", "application/sparql-query", 400),
        ("ASK { SERVICE <http://127.0.0.1/> {} }", "application/sparql-query", 403),
        ("ASK { \\u0053ERVICE <http://127.0.0.1/> {} }", "application/sparql-query", 403),
    ],
)
def test_what_is_not_right_is_a_problem(
    server: httpx.Client, content: str | bytes, kind: str, status: int
) -> None:
    answer = server.post("/sparql", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["detail"]
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ([("query", ASK), ("query", ASK)], 400),
        ([("query", "")], 400),
        ([("query", ASK), ("default-graph-uri", "no iri")], 400),
        ([("query", ASK), ("format", "png")], 400),
        ([("query", ASK), ("timeout", "soon")], 400),
        ([("query", ASK), ("timeout", "-1")], 400),
        ([("update", "CLEAR ALL")], 400),
        ([("query", ASK)] + [("x", "y")] * 300, 400),
    ],
)
def test_so_are_parameters(
    server: httpx.Client, parameters: list[tuple[str, str]], status: int
) -> None:
    answer = server.get("/sparql", params=urlencode(parameters))
    assert answer.status_code == status
    assert answer.json()["title"]


def test_a_syntax_error_has_its_place(server: httpx.Client) -> None:
    answer = server.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"})
    problem = answer.json()
    assert (answer.status_code, problem["line"]) == (400, 2)
    assert problem["column"] > 1


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p", "SELECT * { ?s ?p ?o FILTER( }", "SELECT"])
def test_what_was_expected_is_told_in_tokens_of_sparql(server: httpx.Client, query: str) -> None:
    detail = server.get("/sparql", params={"query": query}).json()["detail"]
    assert re.fullmatch(r"expected (one of )?`[^`]+`(, `[^`]+`)*(, a name)?", detail), detail
    assert "\\" not in detail  # no escapes, nor classes of characters
    assert ".." not in detail


def test_a_function_that_is_not_there_is_named_with_its_place(server: httpx.Client) -> None:
    query = "SELECT *\n{ FILTER(<http://x/f>(1)) }"
    answer = server.get("/sparql", params={"query": query})
    problem = answer.json()
    assert (answer.status_code, problem["detail"]) == (400, "there is no function <http://x/f>")
    assert (problem["line"], problem["column"]) == (2, 11)


def test_other_methods_are_not_allowed(server: httpx.Client) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        answer = server.request(method, "/sparql")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_head_is_get_without_its_body(server: httpx.Client) -> None:
    get = server.get("/sparql", params={"query": SELECT})
    head = server.head("/sparql", params={"query": SELECT})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_pages_of_any_origin_may_ask(server: httpx.Client) -> None:
    headers = {
        "Origin": "https://yasgui.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-own",
    }
    preflight = server.options("/sparql", headers=headers)
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "x-own" in preflight.headers["access-control-allow-headers"]
    bad = server.get("/sparql", params={"query": "?"}, headers={"Origin": "https://yasgui.org"})
    for answer in (preflight, bad, server.get("/sparql", params={"query": ASK})):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


def test_without_a_query_the_service_describes_itself(server: httpx.Client) -> None:
    answer = server.get("/sparql")
    assert answer.headers["content-type"].startswith("text/turtle")
    described = Graph().parse(data=answer.text, format="turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    service = next(described.subjects(None, URIRef(sd + "Service")))
    endpoint = str(described.value(service, URIRef(sd + "endpoint")))
    assert endpoint == str(server.base_url.join("/sparql"))
    for suffix in ("application/ld+json", "application/rdf+xml", "application/n-triples"):
        answer = server.get("/sparql", headers={"Accept": suffix})
        assert answer.headers["content-type"] == suffix


def test_a_browser_gets_a_form_and_a_table(server: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    form = server.get("/sparql", headers=browser)
    assert "<textarea" in form.text
    link = server.get("/sparql", params={"query": SELECT}, headers=browser)
    assert (NOTICE in link.text, SELECT.split()[0] in link.text) == (False, True)
    table = server.get("/sparql", params={"query": SELECT, "format": "html"})
    assert f'<a href="{NOTICE}">' in table.text
    broken = server.get("/sparql", params={"query": "<script>", "format": "html"})
    assert (broken.status_code, "<script>" in broken.text) == (400, False)


def test_a_long_answer_is_streamed_whole(server: httpx.Client) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    plain = server.get("/sparql", params={"query": query, "format": "csv"})
    assert len(list(csv.reader(io.StringIO(plain.text)))) > 9000
    packed = {"Accept-Encoding": "gzip"}
    answer = server.get("/sparql", params={"query": query, "format": "csv"}, headers=packed)
    assert answer.headers["content-encoding"] == "gzip"
    assert sorted(answer.text.splitlines()) == sorted(plain.text.splitlines())
    turtle = server.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }"})
    assert len(Graph().parse(data=turtle.text, format="turtle")) > 9000


def test_many_ask_at_once(server: httpx.Client) -> None:
    with ThreadPoolExecutor(16) as threads:
        found = threads.map(lambda _: server.get("/sparql", params={"query": ASK}), range(200))
    assert {answer.status_code for answer in found} == {200}


def test_over_time_is_503_and_the_next_is_answered(strict_server: httpx.Client) -> None:
    began = time.monotonic()
    answer = strict_server.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {CARTESIAN}"})
    assert time.monotonic() - began < 10
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "longer than 1 s" in answer.json()["detail"]
    assert _patiently(strict_server).status_code == 200


def test_a_client_can_be_less_patient_but_not_more(server: httpx.Client) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {CARTESIAN}"
    answer = server.get("/sparql", params={"query": query, "timeout": "0.3"})
    assert (answer.status_code, "0.3 s" in answer.text) == (503, True)


def test_more_than_the_limit_is_the_limit(strict_server: httpx.Client) -> None:
    _patiently(strict_server)
    query = f"SELECT (COUNT(*) AS ?n) {CARTESIAN}"
    answer = strict_server.get("/sparql", params={"query": query, "timeout": "1000"})
    assert (answer.status_code, "1 s" in answer.text) == (503, True)


def test_an_answer_that_cannot_be_whole_ends_the_connection(strict_server: httpx.Client) -> None:
    _patiently(strict_server)
    query = {"query": "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 40000"}
    plain = {"Accept-Encoding": "identity"}
    with strict_server.stream("GET", "/sparql", params=query, headers=plain) as answer:
        assert answer.status_code == 200
        time.sleep(1.5)  # longer than a query may take
        with pytest.raises(httpx.RemoteProtocolError):
            answer.read()
    assert _patiently(strict_server).status_code == 200


def test_who_leaves_frees_the_worker(server: httpx.Client) -> None:
    whole = {"query": "SELECT * { ?s ?p ?o . ?s ?q ?r }"}
    for _ in range(4):
        with server.stream("GET", "/sparql", params=whole) as answer:
            next(answer.iter_bytes())
        count = {"query": f"SELECT (COUNT(*) AS ?n) {CARTESIAN}"}
        with pytest.raises(httpx.ReadTimeout):
            server.get("/sparql", params=count, timeout=0.2)
    began = time.monotonic()
    assert _patiently(server).status_code == 200
    assert time.monotonic() - began < 8  # far below the limit of a query


def test_a_request_has_a_longest_length(strict_server: httpx.Client) -> None:
    long = f"{ASK} # {'x' * 3000}"
    answer = _posted(strict_server, long, "application/sparql-query")
    assert answer.status_code == 413
    chunks = iter([b"x" * 1000] * 5)
    kind = {"Content-Type": "application/sparql-query"}
    assert strict_server.post("/sparql", content=chunks, headers=kind).status_code == 413
    assert _patiently(strict_server).status_code == 200


def test_rdflib_reads_the_endpoint_as_a_store(server: httpx.Client) -> None:
    store = SPARQLStore(str(server.base_url.join("/sparql")))
    whole = Dataset(store, default_union=True)
    assert len(list(whole.query(SELECT))) == 4
    graph = Graph(store, identifier=URIRef(GRAPH))
    assert URIRef(BASE + NOTICE) in set(graph.subjects())


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_sparqlwrapper_asks_unchanged(server: httpx.Client) -> None:
    client = SPARQLWrapper(str(server.base_url.join("/sparql")))
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    assert len(_converted(client)["results"]["bindings"]) == 4
    client.setReturnFormat(XML)
    assert len(_converted(client).getElementsByTagName("result")) == 4
    client.setQuery(CONSTRUCT)
    assert len(_converted(client)) > 5
    client.setReturnFormat(TURTLE)
    assert b"prefix" in _converted(client)
    client.setMethod("POST")
    client.setQuery(ASK)
    client.setReturnFormat(JSON)
    assert _converted(client)["boolean"] is True


def _converted(client: SPARQLWrapper) -> Any:  # noqa: ANN401  # one type for each format
    return client.queryAndConvert()


def _patiently(server: httpx.Client) -> httpx.Response:
    """Ask until a worker has taken the place of one that was killed."""
    for _ in range(40):
        answer = server.get("/sparql", params={"query": ASK})
        if answer.status_code == 200:
            break
        time.sleep(0.2)
    return answer
