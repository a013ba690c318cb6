"""The server itself against clients that mean harm, byte by byte; queries are elsewhere."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from served import serving

pytest_plugins = ["serving"]

FINE = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


@contextmanager
def _connected(server: httpx.Client) -> Iterator[socket.socket]:
    place = (server.base_url.host, server.base_url.port or 80)
    with socket.create_connection(place, 20) as client:
        yield client


def _all(client: socket.socket) -> bytes:
    """All that comes until the connection ends, or nothing more comes."""
    received = b""
    with suppress(ConnectionError, TimeoutError):
        while piece := client.recv(65_536):
            received += piece
    return received


def _answers(server: httpx.Client, request: bytes) -> list[int]:
    """Statuses of all answers that come within a second, or before the connection ends."""
    with _connected(server) as client:
        client.sendall(request)
        client.settimeout(1)
        parts = _all(client).split(b"HTTP/1.1 ")[1:]
    return [int(part.split()[0]) for part in parts]


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: +5\r\n\r\nhello",
        b"Content-Length: 0x5\r\n\r\nhello",
        b"Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nx",
        b"X: a\r\n folded\r\nContent-Length: 0\r\n\r\n",
        b"X: a\x00b\r\n\r\n",
        b"X y: a\r\n\r\n",
    ],
)
def test_one_request_is_never_read_as_two(server: httpx.Client, headers: bytes) -> None:
    """RFC 9112, 6.3 and 11.2: what a proxy could read otherwise is refused, and ends."""
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    hidden = b"GET /static/none HTTP/1.1\r\nHost: a\r\n\r\n"
    request = b"POST /sparql HTTP/1.1\r\nHost: a\r\n" + form + headers + hidden
    statuses = _answers(server, request)
    assert len(statuses) <= 1
    assert all(status >= 400 for status in statuses)
    assert _answers(server, FINE) == [200]


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /healthz HTTP/9.9",
        b"GET /heal thz HTTP/1.1",
        b"GET",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0",
        b"G\x00T / HTTP/1.1",
    ],
)
def test_what_is_no_http_is_refused(server: httpx.Client, request_line: bytes) -> None:
    statuses = _answers(server, request_line + b"\r\nHost: a\r\n\r\n")
    assert all(status >= 400 for status in statuses)
    assert _answers(server, FINE) == [200]


@pytest.mark.parametrize("size", [200_000, 5_000_000])
def test_a_header_has_a_longest_length(server: httpx.Client, size: int) -> None:
    for request in (
        b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + b"x" * size + b"\r\n\r\n",
        b"GET /healthz?" + b"x" * size + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * (size // 6) + b"\r\n",
    ):
        with _connected(server) as client:
            try:
                client.sendall(request)
                received = _all(client)
            except ConnectionError:
                received = b""
        assert b" 200 " not in received[:20]
    assert _answers(server, FINE) == [200]


def test_a_header_that_does_not_come_ends_the_connection(served_data: Path) -> None:
    with serving(served_data, header_seconds=1) as server, _connected(server) as slow:
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX")
        began = time.monotonic()
        received = _all(slow)
        assert time.monotonic() - began < 10
        assert b" 200 " not in received[:20]
        assert _answers(server, FINE) == [200]


def test_many_idle_connections_do_not_stop_others(server: httpx.Client) -> None:
    place = (server.base_url.host, server.base_url.port or 80)
    idle = [socket.create_connection(place, 20) for _ in range(300)]
    try:
        for connection in idle:
            connection.sendall(b"GET /")
        assert _answers(server, FINE) == [200]
    finally:
        for connection in idle:
            connection.close()


def test_a_half_closed_connection_gets_its_answer_or_an_end(server: httpx.Client) -> None:
    for request in (
        FINE,
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf",
        b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /heal",
    ):
        with _connected(server) as client:
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
            _all(client)
    assert server.get("/readyz").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static//etc/passwd",
        "/static/..%5c..%5csettings.py",
        "/static/now/css/style.css%00.html",
        "/dumps/../../../../etc/passwd",
        "/dumps/latest/..%2f..%2fmanifest.json",
        "/dumps/%2e%2e/current",
        "/eli/../../etc/passwd",
    ],
)
def test_no_file_but_those_of_the_service_is_sent(server: httpx.Client, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    (status,) = _answers(server, request.encode())
    assert status in (400, 404)


def test_no_request_reaches_another_server(server: httpx.Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.setblocking(False)
        address = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/x"
        every = "{ ?s ?p ?o }"
        for query, parameters in (
            (f"SELECT * {{ SERVICE <{address}> {every} }}", {}),
            (f"SELECT * {{ \\u0053ERVICE SILENT <{address}> {every} }}", {}),
            (f"SELECT * {{ BIND(<{address}> AS ?e) SERVICE ?e {every} }}", {}),
            (f"SELECT * FROM <{address}> {every}", {}),
            (f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {every} }}", {}),
            (f"SELECT * {every}", {"default-graph-uri": address}),
            (f"SELECT * {{ GRAPH ?g {every} }}", {"named-graph-uri": address}),
            (f"DESCRIBE <{address}>", {}),
            (f"LOAD <{address}>", {}),
        ):
            server.get("/sparql", params={"query": query, **parameters})
            server.post("/sparql", data={"update": query, **parameters})
        server.put("/store", params={"graph": address}, content="")
        server.get("/store", params={"graph": address})
        server.get("/resolve", params={"text": address})
        with pytest.raises(BlockingIOError):
            elsewhere.accept()


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ FILTER(REGEX('{'a' * 5000}!', '^(a+)+$')) }}",
        f"ASK {{ FILTER(REGEX('{'a' * 5000}!', '^(a|aa)+$')) }}",
        f"ASK {{ FILTER(REGEX('{'x' * 5000}', '(x+x+)+y')) }}",
        "ASK { BIND(REPLACE('" + "ab" * 5000 + "', '(.*)*b', '$1') AS ?x) }",
    ],
)
def test_a_pattern_that_backtracks_elsewhere_is_quick_here(
    server: httpx.Client, query: str
) -> None:
    began = time.monotonic()
    answer = server.post("/sparql", data={"query": query})
    assert answer.status_code == 200
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("depth", [300, 10_000, 200_000])
@pytest.mark.parametrize("bracket", ["{}", "()", "[]"])
def test_deep_nesting_is_refused(server: httpx.Client, bracket: str, depth: int) -> None:
    left, right = (each * depth for each in bracket)
    inner = {"{}": "{}", "()": "{ FILTER(1) }", "[]": "{ ?s ?p [] }"}[bracket]
    query = "ASK " + inner.replace(bracket[0], left, 1).replace(bracket[1], right, 1)
    answer = server.post("/sparql", data={"query": query})
    assert 400 <= answer.status_code < 500
    assert server.get("/readyz").status_code == 200


ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("/nothing/" + ATTACK.replace("/", ""), {}),
        ("/resolve", {"text": ATTACK}),
        ("/sparql", {"query": ATTACK}),
        ("/sparql", {"query": f"SELECT ('''{ATTACK}''' AS ?x) {{}}"}),
        ("/queries/measures-of-document", {"document": ATTACK}),
        ("/queries/" + ATTACK.replace("/", ""), {}),
        ("/lineage", {"thing": ATTACK}),
        ("/docs", {"lang": ATTACK, ATTACK: ATTACK}),
    ],
)
def test_what_is_sent_is_never_markup_of_ours(
    server: httpx.Client, path: str, parameters: dict[str, str]
) -> None:
    answer = server.get(path, params=parameters, headers={"Accept": "text/html"})
    assert answer.headers["content-type"].startswith("text/html")
    assert "<script>" not in answer.text
    assert "<img" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
