"""What holds on every path: security headers, Host, HEAD, OPTIONS, compression, proxies."""

import gzip
import random
import re
import socket
import zlib
from pathlib import Path

import httpx
import pytest
import zstandard
from asgi import Pairs, answering, called, http_scope
from served import NOTICE, serving
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from api.headers import ALWAYS, API_POLICY, Compression, EveryPath, behind_proxies

pytest_plugins = ["serving"]

CSV = (("content-type", "text/csv"), ("etag", '"1"'))
LONG = "text\r\n" + "工业互联网,平台\r\n" * 4000
STYLE = "/static/now/css/style.css"
FORBIDDEN = re.compile(
    r"""<script(?! type="(?:module" src="/static/|application/json"))|<style"""
    r"""|\sstyle=|\son[a-z]+=|javascript:|\ssrc="http|@import|url\("""
)
MANY = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 3000"


def _headers(messages: list[Message]) -> Headers:
    return Headers(raw=messages[0]["headers"])


def _compressed(
    coding: str, *bodies: bytes, headers: Pairs = CSV, whole: bool = True
) -> list[Message]:
    app = Compression(answering(*bodies, headers=headers, whole=whole))
    return called(app, http_scope(headers=[("host", "a"), ("accept-encoding", coding)]))


@pytest.mark.parametrize("accept", ["*/*", "text/html", "text/turtle", "image/svg+xml"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/docs",
        "/healthz",
        "/sparql",
        NOTICE,
        "/nothing",
        STYLE,
        "/dumps",
    ],
)
def test_every_response_has_the_headers_once(server: httpx.Client, path: str, accept: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS", "DELETE"):
        answer = server.request(method, path, headers={"Accept": accept})
        for name, value in ALWAYS.items():
            assert answer.headers.get_list(name) == [value]
        (policy,) = answer.headers.get_list("content-security-policy")
        page = answer.headers.get("content-type", "").startswith("text/html")
        assert policy.startswith("default-src 'self';") if page else policy == API_POLICY
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "access-control-allow-credentials" not in answer.headers


def test_the_headers_that_scripts_want_are_exposed() -> None:
    exposed = ALWAYS["Access-Control-Expose-Headers"].split(", ")
    assert {"Server-Timing", "X-SPARQL-Truncated", "ETag", "Link", "Retry-After"} <= set(exposed)


def test_pages_need_nothing_that_their_policy_forbids(server: httpx.Client) -> None:
    """No script and no style but those of files of this host: the policy would stop others."""
    for path in ("/", "/docs", "/sparql", "/queries", "/dumps", "/ontology", NOTICE):
        page = server.get(path, headers={"Accept": "text/html"}).text
        assert not FORBIDDEN.findall(page)


def test_pictures_need_no_style_of_their_own(server: httpx.Client) -> None:
    picture = server.get("/lineage.svg", params={"thing": NOTICE}).text
    assert "<svg" in picture
    assert not FORBIDDEN.findall(picture)


@pytest.mark.parametrize(
    "host",
    ["", "a b", "a/b", "evil.example/..", "a@b", "a:b", "a:123456", "[1.2", "a,b", "x" * 300, "例"],
)
def test_a_host_that_is_none_is_refused(host: str) -> None:
    app = EveryPath(answering(b"{}"))
    scope = http_scope()
    scope["headers"] = [(b"host", host.encode())]
    assert called(app, scope)[0]["status"] == 400


@pytest.mark.parametrize(
    "host", ["a", "policy.example.org", "127.0.0.1:8000", "[::1]:80", "my_service:8000", "[::1]"]
)
def test_a_host_is_a_name_or_an_address(host: str) -> None:
    app = EveryPath(answering(b"{}"))
    assert called(app, http_scope(headers=[("host", host)]))[0]["status"] == 200


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("GET /healthz HTTP/1.1\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a b\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\n", 200),
        ("GET /healthz HTTP/1.0\r\n", 200),
    ],
)
def test_the_server_wants_one_host(server: httpx.Client, lines: str, status: int) -> None:
    with socket.create_connection((server.base_url.host, server.base_url.port or 80), 10) as client:
        client.sendall(f"{lines}Connection: close\r\n\r\n".encode())
        assert client.recv(100).split()[1] == str(status).encode()


def test_letters_of_a_query_need_no_escape(server: httpx.Client) -> None:
    target = "/resolve?text=工信厅信管〔2020〕8号".encode()
    with socket.create_connection((server.base_url.host, server.base_url.port or 80), 10) as client:
        client.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    assert b"gxt-xinguan-8" in answer


def test_head_is_get_without_its_body(server: httpx.Client) -> None:
    for path in (
        "/healthz",
        "/docs",
        "/sparql?query=ASK%7B%7D",
        NOTICE,
        STYLE,
    ):
        get, head = server.get(path), server.head(path)
        assert (head.status_code, head.content) == (get.status_code, b"")
        assert head.headers["content-type"] == get.headers["content-type"]


def test_a_preflight_is_answered_with_what_may_be_sent(server: httpx.Client) -> None:
    asked = {"Access-Control-Request-Headers": "content-type, x-own"}
    answer = server.options("/sparql", headers=asked)
    assert (answer.status_code, answer.content) == (204, b"")
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-headers"] == "content-type, x-own"
    odd = {"Access-Control-Request-Headers": '"<x>'}
    odd_answer = server.options("/docs", headers=odd)
    assert odd_answer.headers["access-control-allow-headers"] == "Accept, Content-Type"
    assert odd_answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1, zstd;q=0", "gzip"),
        ("gzip;q=0", None),
        ("*;q=0", None),
        ("identity", None),
        ("br", None),
        ("deflate", None),
    ],
)
def test_the_coding_is_one_that_the_client_takes(accepted: str, coding: str | None) -> None:
    answer = _compressed(accepted, LONG.encode())
    headers, body = _headers(answer), b"".join(m.get("body", b"") for m in answer[1:])
    assert headers.get("content-encoding") == coding
    plain = {"gzip": gzip.decompress, "zstd": _plain_of_zstd, None: bytes}[coding](body)
    assert plain == LONG.encode()
    if coding:
        assert headers["vary"] == "Accept-Encoding"
        assert headers["etag"] == 'W/"1"'
        assert headers["content-length"] == str(len(body))
        assert len(body) < len(LONG)
    else:
        assert headers["etag"] == '"1"'


def _plain_of_zstd(body: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(body)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_what_is_not_compressed(coding: str) -> None:
    encoded = (*CSV, ("content-encoding", "br"))
    ranged = (*CSV, ("content-range", "bytes 0-9/10"))
    image = (("content-type", "image/png"),)
    cases: tuple[tuple[bytes, Pairs], ...] = (
        (b"small", CSV), (LONG.encode(), encoded), (LONG.encode(), ranged), (LONG.encode(), image),
    )  # fmt: skip
    for body, headers in cases:
        answer = _compressed(coding, body, headers=headers)
        assert answer[1]["body"] == body
        assert _headers(answer).get("content-encoding") in (None, "br")


@pytest.mark.parametrize("coding", ["gzip", "zstd", "identity"])
def test_an_answer_that_is_broken_off_stays_without_its_end(coding: str) -> None:
    answer = _compressed(coding, LONG.encode(), LONG.encode(), whole=False)
    assert answer[0]["status"] == 200
    assert all(message["more_body"] for message in answer[1:])
    broken = b"".join(message["body"] for message in answer[1:])
    if coding == "gzip":
        assert not zlib.decompressobj(31).eof
        decoder = zlib.decompressobj(31)
        decoder.decompress(broken)
        assert not decoder.eof


def test_a_fault_in_the_midst_passes_on() -> None:
    async def failing(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        start = {"type": "http.response.start", "status": 200}
        await send({**start, "headers": [(b"content-type", b"text/csv")]})
        await send({"type": "http.response.body", "body": LONG.encode(), "more_body": True})
        raise RuntimeError("in the midst")

    scope = http_scope(headers=[("host", "a"), ("accept-encoding", "gzip")])
    with pytest.raises(RuntimeError, match="in the midst"):
        called(Compression(failing), scope)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_long_answers_are_compressed_as_they_come(coding: str) -> None:
    numbers = random.Random(1)
    pieces = [numbers.randbytes(64_000).hex().encode() for _ in range(20)]
    answer = _compressed(coding, *pieces)
    bodies = [message.get("body", b"") for message in answer[1:]]
    assert len(bodies) > 1
    assert "content-length" not in _headers(answer)
    whole = b"".join(bodies)
    plain = gzip.decompress(whole) if coding == "gzip" else _plain_of_zstd(whole)
    assert plain == b"".join(pieces)


def test_headers_that_an_endpoint_keeps_are_not_changed() -> None:
    app = answering(LONG.encode(), headers=CSV)
    scope = http_scope(headers=[("host", "a"), ("accept-encoding", "gzip")])
    first, second = (called(Compression(app), dict(scope)) for _ in range(2))
    assert _headers(first).raw == _headers(second).raw
    assert _headers(called(EveryPath(app), http_scope())).get("etag") == '"1"'


def test_every_coding_gives_the_same_results(server: httpx.Client) -> None:
    asked = {"query": MANY, "format": "csv"}
    plain = server.get("/sparql", params=asked, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    for coding in ("gzip", "zstd"):
        answer = server.get("/sparql", params=asked, headers={"Accept-Encoding": coding})
        assert answer.headers["content-encoding"] == coding
        assert set(answer.headers["vary"].split(", ")) == {"Accept", "Accept-Encoding"}
        assert answer.content == plain.content
        head = server.head("/sparql", params=asked, headers={"Accept-Encoding": coding})
        assert head.headers["content-encoding"] == coding


def test_dumps_are_sent_as_they_are(server: httpx.Client) -> None:
    answer = server.get(
        "/dumps/latest/iiot-policy.nt", headers={"Accept-Encoding": "gzip"}, follow_redirects=True
    )
    assert "content-encoding" not in answer.headers
    assert answer.headers["etag"].startswith('"')


def test_a_compressed_file_that_is_held_is_not_sent_again(server: httpx.Client) -> None:
    first = server.get(STYLE, headers={"Accept-Encoding": "gzip"})
    assert (first.headers["content-encoding"], first.headers["etag"][:2]) == ("gzip", "W/")
    held = {"If-None-Match": first.headers["etag"], "Accept-Encoding": "gzip"}
    assert server.get(STYLE, headers=held).status_code == 304


def _seen(proxies: str, client: str, **headers: str) -> tuple[str, str]:
    found: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(scope)
        await answering(b"")(scope, receive, send)

    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    scope = {**http_scope(headers=pairs), "client": (client, 1)}
    called(behind_proxies(app, proxies), scope)
    return found[0]["client"][0], found[0]["scheme"]


def test_only_a_trusted_proxy_names_client_and_scheme() -> None:
    said = {"x_forwarded_for": "203.0.113.9", "x_forwarded_proto": "https"}
    assert _seen("127.0.0.1", "127.0.0.1", **said) == ("203.0.113.9", "https")
    assert _seen("10.0.0.0/8, ::1", "10.1.2.3", **said) == ("203.0.113.9", "https")
    assert _seen("127.0.0.1", "192.0.2.7", **said) == ("192.0.2.7", "http")
    assert _seen("", "127.0.0.1", **said) == ("127.0.0.1", "http")
    forged = {**said, "x_forwarded_for": "1.1.1.1, 203.0.113.9"}
    assert _seen("127.0.0.1", "127.0.0.1", **forged) == ("203.0.113.9", "https")
    odd = {**said, "x_forwarded_proto": "javascript"}
    assert _seen("127.0.0.1", "127.0.0.1", **odd) == ("203.0.113.9", "http")


def test_the_address_of_the_service_is_the_public_one(served_data: Path) -> None:
    asked = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9", "Host": "a.example"}
    with serving(served_data, trusted_proxies="127.0.0.1") as trusting:
        void = trusting.get("/.well-known/void", headers=asked).text
        assert "<https://a.example/sparql>" in void
    with serving(served_data, trusted_proxies="") as alone:
        void = alone.get("/.well-known/void", headers=asked).text
        assert "<http://a.example/sparql>" in void
