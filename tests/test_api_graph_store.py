"""The Graph Store Protocol at `/store`, over real HTTP."""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic
from w3c_running import empty, running

from graph.formats import GRAPH_FORMATS

TURTLE = "text/turtle"
PERSON = "http://example.org/person/1"
JOHN = '@prefix f: <http://xmlns.com/foaf/0.1/> . <#me> a f:Person ; f:knows [ f:name "张三" ] .'
JANE = '@prefix f: <http://xmlns.com/foaf/0.1/> . <#me> f:name "Jane" .'
BOUNDARY = "a6fe4cd636164618814be9f8d3d1a0de"


@pytest.fixture(scope="module")
def scratch() -> Iterator[httpx.Client]:
    with (
        running("--scratch", "--updates-open") as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
    ):
        yield client


@pytest.fixture
def server(scratch: httpx.Client) -> httpx.Client:
    """The server, with nothing in it."""
    empty(scratch)
    return scratch


def send(
    server: httpx.Client,
    method: str,
    content: str | bytes,
    *,
    graph: str | None = PERSON,
    kind: str = TURTLE,
    path: str = "/store",
    **headers: str,
) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if kind:
        named["Content-Type"] = kind
    params = {"graph": graph} if graph else None
    return server.request(method, path, content=content, params=params, headers=named)


def got(server: httpx.Client, address: str = f"/store?graph={PERSON}") -> Graph:
    answer = server.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == TURTLE
    return Graph().parse(data=answer.text, format="turtle")


def as_graph(*texts: str, base: str = PERSON) -> Graph:
    graph = Graph()
    for text in texts:
        graph.parse(data=text, format="turtle", publicID=base)
    return graph


def test_a_graph_is_put_got_put_again_and_deleted(server: httpx.Client) -> None:
    assert send(server, "PUT", JOHN, kind=f"{TURTLE}; charset=utf-8").status_code == 201
    assert isomorphic(got(server), as_graph(JOHN))
    assert send(server, "PUT", JANE).status_code == 204
    assert isomorphic(got(server), as_graph(JANE))
    assert server.delete("/store", params={"graph": PERSON}).status_code == 204
    for method in ("GET", "HEAD", "DELETE"):
        answer = server.request(method, "/store", params={"graph": PERSON})
        assert (answer.status_code, method) == (404, method)
    assert PERSON in server.get("/store", params={"graph": PERSON}).json()["detail"]


def test_post_adds_and_makes_what_is_not_there(server: httpx.Client) -> None:
    assert send(server, "POST", JOHN).status_code == 201
    assert send(server, "POST", JANE).status_code == 204
    assert isomorphic(got(server), as_graph(JOHN, JANE))
    send(server, "POST", JOHN)
    assert len(got(server)) == 6, "a blank node of another document is another one"


def test_the_default_graph_is_always_there(server: httpx.Client) -> None:
    assert len(got(server, "/store?default")) == 0
    for content in (JOHN, JANE):
        answer = send(server, "PUT", content, graph=None, path="/store?default")
        assert answer.status_code == 204
    base = str(server.base_url.join("/store"))
    assert isomorphic(got(server, "/store?default="), as_graph(JANE, base=base))
    assert send(server, "GET", "").status_code == 404
    assert server.delete("/store?default").status_code == 204
    assert len(got(server, "/store?default")) == 0


@pytest.mark.parametrize(
    "path", ["/store/person/1.ttl", "/store/%E5%B7%A5", "/store/a%2Fb", "/store//"]
)
def test_an_address_below_the_store_names_a_graph(server: httpx.Client, path: str) -> None:
    if path == "/store//":
        assert server.get(path).status_code == 400
        return
    own = str(server.base_url).rstrip("/") + path
    made = send(server, "PUT", JANE, graph=None, path=path)
    assert (made.status_code, made.headers["location"]) == (201, own)
    expected = as_graph(JANE, base=own)
    assert isomorphic(got(server, path), expected)
    assert isomorphic(got(server, f"/store?{httpx.QueryParams({'graph': own})}"), expected)
    query = f"ASK {{ GRAPH <{own}> {{ <{own}#me> ?p 'Jane' }} }}"
    assert server.get("/sparql", params={"query": query}).json()["boolean"] is True
    assert server.delete(path).status_code == 204


def test_a_post_to_the_store_makes_a_graph_of_its_own(server: httpx.Client) -> None:
    made = [send(server, "POST", JANE, graph=None) for _ in range(2)]
    assert {answer.status_code for answer in made} == {201}
    first, second = (answer.headers["location"] for answer in made)
    assert first != second
    assert first.startswith(str(server.base_url.join("/store/")))
    assert isomorphic(got(server, first), as_graph(JANE, base=first))
    assert isomorphic(got(server, f"/store?graph={first}"), as_graph(JANE, base=first))


def test_a_graph_without_triples_is_there(server: httpx.Client) -> None:
    assert send(server, "PUT", "").status_code == 201
    assert len(got(server)) == 0
    assert send(server, "PUT", "").status_code == 204
    assert send(server, "DELETE", "").status_code == 204


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_every_format_of_a_graph_is_read_and_written(server: httpx.Client, name: str) -> None:
    fmt = GRAPH_FORMATS[name]
    send(server, "PUT", JOHN)
    answers = [
        server.get("/store", params={"graph": PERSON}, headers={"Accept": fmt.media_type}),
        server.get("/store", params={"graph": PERSON, "format": name}),
    ]
    for answer in answers:
        assert answer.headers["content-type"].partition(";")[0] == fmt.media_type
        copied = send(server, "PUT", answer.content, graph="urn:x:copy", kind=fmt.media_type)
        assert copied.is_success, copied.text
        assert isomorphic(got(server, "/store?graph=urn:x:copy"), as_graph(JOHN))


def test_a_format_that_cannot_be_had_is_406(server: httpx.Client) -> None:
    send(server, "PUT", JOHN)
    for accept in ("text/csv", "application/n-quads", "image/png"):
        answer = server.get("/store", params={"graph": PERSON}, headers={"Accept": accept})
        assert answer.status_code == 406
        assert TURTLE in answer.json()["available"]
    answer = server.get("/store", params={"graph": PERSON, "format": "csv"})
    assert (answer.status_code, "ttl" in answer.json()["detail"]) == (400, True)


def files(*contents: tuple[str, str, str]) -> bytes:
    """A form of files, each by its name, type and content."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n'
        f"Content-Type: {kind}\r\n\r\n{content}\r\n"
        for name, kind, content in contents
    ]
    return ("".join(parts) + f"--{BOUNDARY}--\r\n").encode()


FORM = f"multipart/form-data; boundary={BOUNDARY}"


def test_the_files_of_a_form_are_one_graph(server: httpx.Client) -> None:
    send(server, "PUT", JANE)
    two = files(
        ("a.ttl", "text/turtle; charset=utf-8", JOHN), ("b.ttl", "application/octet-stream", JOHN)
    )
    assert send(server, "POST", two, kind=FORM).status_code == 204
    assert isomorphic(got(server), as_graph(JANE, JOHN, JOHN))
    triple = '<urn:x:s> <urn:x:p> "x" .'
    mixed = files(("a", "application/n-triples", triple), ("b", TURTLE, JANE))
    assert send(server, "POST", mixed, kind=FORM, graph=None).status_code == 201
    assert send(server, "POST", files(("a", TURTLE, JANE)), kind=FORM).status_code == 204


@pytest.mark.parametrize(
    ("content", "kind", "status", "words"),
    [
        (files(("good", TURTLE, JOHN), ("bad.ttl", TURTLE, "<a> <b>")), FORM, 400, "bad.ttl: "),
        (files(("a.nq", "application/n-quads", "")), FORM, 415, "a.nq: application/n-quads holds"),
        (files(("a", "image/png", "")), FORM, 415, "a: Content-Type image/png"),
        (b"", FORM, 400, "there is no file"),
        (b"no form", FORM, 400, "Invalid multipart"),
        (files(("a", TURTLE, JOHN)), "multipart/form-data", 400, "Missing boundary"),
        (files(("a", TURTLE, JOHN)).replace(b'; filename="a"', b""), FORM, 400, "'a' is no file"),
        (files(*[("a", TURTLE, "")] * 101), FORM, 400, "Maximum number of files is 100"),
    ],
)
def test_a_form_that_is_not_right_changes_nothing(
    server: httpx.Client, content: bytes, kind: str, status: int, words: str
) -> None:
    answer = send(server, "POST", content, kind=kind)
    assert (answer.status_code, words in answer.json()["detail"]) == (status, True), answer.text
    assert server.get("/store", params={"graph": PERSON}).status_code == 404


@pytest.mark.parametrize(
    ("method", "content", "kind", "status", "words"),
    [
        ("PUT", "<a> <b> .", TURTLE, 400, "line 1 column 9"),
        ("PUT", "<s> <p> 'x", TURTLE, 400, "1"),
        ("POST", "{", "application/ld+json", 400, ""),
        ("POST", "<x", "application/rdf+xml", 400, ""),
        ("PUT", "<urn:s> <urn:p> 1 .", "application/n-triples", 400, "1"),
        ("PUT", JOHN, f"{TURTLE}; charset=utf-16", 400, "utf-16"),
        ("PUT", JOHN, "", 415, "no Content-Type"),
        ("PUT", JOHN, "text/plain", 415, "text/plain"),
        ("PUT", JOHN, "application/x-www-form-urlencoded", 415, TURTLE),
        ("PUT", files(("a", TURTLE, JOHN)), FORM, 415, "multipart/form-data"),
        ("PUT", "", "application/trig", 415, "application/trig holds several graphs"),
        ("POST", "", "application/n-quads", 415, "application/n-quads holds several graphs"),
    ],
)
def test_what_is_no_graph_is_a_problem_and_changes_nothing(
    server: httpx.Client, method: str, content: str | bytes, kind: str, status: int, words: str
) -> None:
    send(server, "PUT", JANE)
    answer = send(server, method, content, kind=kind)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    if status == 415:
        header = "accept-post" if method == "POST" else "accept"
        assert TURTLE in answer.headers[header]
    assert isomorphic(got(server), as_graph(JANE))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/store", "?default, or /store?graph=IRI"),
        ("/store?graph=", "absolute IRI"),
        ("/store?graph=x", "'x' is no absolute IRI"),
        ("/store?graph=/person/1", "no absolute IRI"),
        ("/store?graph=http://a/%20b", "no absolute IRI"),
        ("/store?graph=%FF", "UTF-8"),
        ("/store?graph=urn:a&graph=urn:b", "one graph at a time"),
        ("/store?default&graph=urn:a", "one graph at a time"),
        ("/store/x?graph=urn:a", "one graph at a time"),
        ("/store/x?default", "one graph at a time"),
    ],
)
def test_one_graph_is_named(server: httpx.Client, path: str, words: str) -> None:
    for method in ("GET", "PUT", "DELETE"):
        content = JANE if method == "PUT" else ""
        answer = send(server, method, content, graph=None, path=path)
        assert (answer.status_code, words in answer.json()["detail"]) == (400, True), answer.text


def test_percent_encoding_is_taken_off_once(server: httpx.Client) -> None:
    send(server, "PUT", JOHN, graph=None, path="/store?graph=http://example.org/%31")
    send(server, "PUT", JANE, graph=None, path="/store?graph=http://example.org/%2531")
    assert isomorphic(
        got(server, "/store?graph=http%3A%2F%2Fexample.org%2F1"),
        as_graph(JOHN, base="http://example.org/1"),
    )
    assert len(got(server, "/store?graph=http://example.org/%2531")) == 1


def test_a_body_has_a_longest_length_and_no_coding(server: httpx.Client) -> None:
    long = "#" * 1_100_000
    assert send(server, "PUT", long).status_code == 413
    assert send(server, "POST", files(("a", TURTLE, long)), kind=FORM).status_code == 413
    packed = send(server, "PUT", gzip.compress(JOHN.encode()), Content_Encoding="gzip")
    assert (packed.status_code, packed.headers["accept-encoding"]) == (415, "identity")
    assert server.get("/store", params={"graph": PERSON}).status_code == 404


def test_who_holds_a_graph_is_told_so_until_it_changes(server: httpx.Client) -> None:
    send(server, "PUT", JOHN)
    address = f"/store?graph={PERSON}"
    tag = server.get(address).headers["etag"]
    assert server.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert server.head(address, headers={"If-None-Match": tag}).status_code == 304
    other = {"If-None-Match": tag, "Accept": "application/n-triples"}
    assert server.get(address, headers=other).status_code == 200
    send(server, "POST", JANE)
    changed = server.get(address, headers={"If-None-Match": tag})
    assert (changed.status_code, changed.headers["etag"] != tag) == (200, True)


def test_a_write_can_be_conditional(server: httpx.Client) -> None:
    assert send(server, "PUT", JOHN, If_Match="*").status_code == 412
    assert send(server, "PUT", JOHN, If_None_Match="*").status_code == 201
    assert send(server, "PUT", JANE, If_None_Match="*").status_code == 412
    assert send(server, "DELETE", "", If_Match='"x"').status_code == 412
    assert isomorphic(got(server), as_graph(JOHN))
    assert send(server, "PUT", JANE, If_Match="*").status_code == 204


def test_of_many_who_make_a_graph_one_is_the_first(server: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        made = threads.map(lambda _: send(server, "PUT", JANE, If_None_Match="*"), range(24))
        codes = sorted(answer.status_code for answer in made)
    assert codes == [201] + [412] * 23


def test_head_is_get_without_its_body(server: httpx.Client) -> None:
    send(server, "PUT", JOHN)
    get, head = (server.request(m, "/store", params={"graph": PERSON}) for m in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_other_methods_are_not_allowed(server: httpx.Client) -> None:
    for method in ("PATCH", "TRACE", "QUERY"):
        answer = send(server, method, "CLEAR ALL", kind="application/sparql-update")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, PUT, POST, DELETE, OPTIONS"
    options = server.options("/store")
    assert options.status_code == 204
    assert options.headers["allow"] == "GET, HEAD, PUT, POST, DELETE, OPTIONS"
