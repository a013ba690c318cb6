"""The remote engine before servers that do as they are told: each a real one, on a socket."""

import asyncio
import base64
import gzip
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

import httpx
import pyoxigraph as ox
import pytest
from engines import free_port

from graph.push_auth import UserAndPassword
from queries.dialects import DIALECTS
from queries.engine import Busy, OverLimit, QueryFailed, RdfSyntaxError, UpdatesOff
from queries.execute import Dataset, QuerySyntaxError, WrongForm
from queries.guard import QueryRefused
from queries.remote import Remote, RemoteEngine, StoreUnreachable, credentials
from queries.remote_bindings import bound_text
from queries.remote_settings import RemoteLimits
from queries.remote_text import constant_graphs, names_dataset, query_form, with_base

JSON = "application/sparql-results+json"
NOTHING = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
SELECT = "SELECT ?s { ?s ?p ?o }"

Serve = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Request:
    """What a server was sent."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A server that plays what a test says, and notes what it was sent."""

    serve: Serve
    asked: list[Request] = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    address: str = ""

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                line, *lines = head.strip().split("\r\n")
                pairs = (row.split(": ", 1) for row in lines)
                headers = {key.lower(): value for key, value in pairs}
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                self.asked.append(Request(line, headers, body))
                await self.serve(self.asked[-1], writer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            self.left.set()
        finally:
            writer.close()


def reply(
    content: bytes = NOTHING, media_type: str = JSON, status: str = "200 OK", **headers: str
) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(content)}\r\n"
    return f"{head}{more}\r\n".encode() + content


def saying(content: bytes) -> Serve:
    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(content)

    return serve


@asynccontextmanager
async def at(
    serve: Serve | bytes,
    dialect: str = "generic",
    auth: httpx.Auth | None = None,
    limits: Mapping[str, float] | None = None,
) -> AsyncIterator[tuple[RemoteEngine, Server]]:
    """An engine and the server that it asks."""
    server = Server(saying(serve) if isinstance(serve, bytes) else serve)
    running = await asyncio.start_server(server.connected, "127.0.0.1", 0)
    port = running.sockets[0].getsockname()[1]
    server.address = f"http://127.0.0.1:{port}"
    remote = Remote(
        f"{server.address}/sparql",
        f"{server.address}/update",
        f"{server.address}/store?repository=x",
        DIALECTS[dialect],
    )
    engine = RemoteEngine(remote, replace(RemoteLimits(), **(limits or {})), auth)  # type: ignore[arg-type]
    try:
        yield engine, server
    finally:
        await engine.close()
        running.close()


async def content(engine: RemoteEngine, query: str = SELECT, *formats: str) -> bytes:
    answer = await engine.answer(query, formats or ("json",))
    return b"".join([chunk async for chunk in answer.chunks()])


def played(scenario: Callable[[], Awaitable[None]]) -> None:
    async def within() -> None:
        async with asyncio.timeout(30):
            await scenario()

    asyncio.run(within())


def test_bytes_are_passed_on_as_they_come() -> None:
    more = asyncio.Event()
    begin, end = b'{"head":{"vars":["s"]},"results":{"bind', b'ings":[]}}'

    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nTransfer-Encoding: chunked\r\n\r\n"
        writer.write(head.encode() + f"{len(begin):x}\r\n".encode() + begin + b"\r\n")
        await more.wait()
        writer.write(f"{len(end):x}\r\n".encode() + end + b"\r\n0\r\n\r\n")

    async def scenario() -> None:
        async with at(serve) as (engine, _):
            answer = await engine.answer(SELECT, ["json"])
            assert answer.whole is None
            chunks = answer.chunks()
            assert await anext(chunks) == begin
            more.set()
            assert [chunk async for chunk in chunks] == [end]

    played(scenario)


def test_a_short_answer_is_whole_at_once() -> None:
    async def scenario() -> None:
        async with at(reply()) as (engine, _):
            answer = await engine.answer(SELECT, ["ttl", "json"])
            assert (answer.format, answer.whole, answer.truncated) == ("json", NOTHING, False)
            assert 0 <= answer.took < 5
            assert await content(engine) == NOTHING

    played(scenario)


async def endless(_: Request, writer: asyncio.StreamWriter) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nTransfer-Encoding: chunked\r\n\r\n"
    writer.write(head.encode())
    while True:
        writer.write(b"400\r\n" + b" " * 1024 + b"\r\n")
        await writer.drain()
        await asyncio.sleep(0.001)


@pytest.mark.parametrize("begun", [True, False])
def test_a_client_that_goes_closes_the_connection(begun: bool) -> None:
    async def scenario() -> None:
        async with at(endless, limits={"at_once": 1}) as (engine, server):
            answer = await engine.answer(SELECT, ["json"])
            if begun:
                chunks = answer.chunks()
                await anext(chunks)
                await chunks.aclose()
            else:
                await answer.close()
            await asyncio.wait_for(server.left.wait(), 10)
            again = await engine.answer(SELECT, ["json"])  # its turn has been given back
            await again.close()

    played(scenario)


def test_a_client_that_goes_before_the_answer_closes_the_connection() -> None:
    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        del writer

    async def scenario() -> None:
        async with at(serve, limits={"at_once": 1}) as (engine, server):
            for _ in range(2):
                server.left.clear()
                asked = asyncio.create_task(engine.answer(SELECT, ["json"]))
                while not server.asked:
                    await asyncio.sleep(0.01)
                asked.cancel()
                await asyncio.gather(asked, return_exceptions=True)
                await asyncio.wait_for(server.left.wait(), 10)
                server.asked.clear()

    played(scenario)


def test_nothing_goes_out_but_the_query_its_dataset_and_the_format_wanted() -> None:
    async def scenario() -> None:
        async with at(reply()) as (engine, server):
            dataset = Dataset(("http://a/1", "http://a/2"), ("http://a/3",))
            await engine.answer(SELECT, ["json"], dataset=dataset, client="203.0.113.7")
            (asked,) = server.asked
            assert asked.line == "POST /sparql HTTP/1.1"
            assert asked.headers.pop("accept-encoding")
            assert asked.headers == {
                "host": server.address.removeprefix("http://"),
                "accept": JSON,
                "connection": "keep-alive",
                "user-agent": "iiot-policy",
                "content-type": "application/x-www-form-urlencoded",
                "content-length": str(len(asked.body)),
            }
            assert parse_qsl(asked.body.decode()) == [
                ("query", SELECT),
                ("default-graph-uri", "http://a/1"),
                ("default-graph-uri", "http://a/2"),
                ("named-graph-uri", "http://a/3"),
            ]

    played(scenario)


@pytest.mark.parametrize(
    ("dialect", "status", "said", "error", "told"),
    [
        ("generic", "400 Bad Request", "no\x1b[31m such\nmore", QueryFailed, "no [31m such"),
        ("generic", "400 Bad Request", "x" * 900, QueryFailed, "x…"),
        ("generic", "401 Unauthorized", "", StoreUnreachable, "IIOT_POLICY_STORE_TOKEN"),
        ("generic", "404 Not Found", "", StoreUnreachable, "no SPARQL endpoint"),
        ("generic", "302 Found", "", StoreUnreachable, "elsewhere"),
        ("generic", "405 Method Not Allowed", "", StoreUnreachable, "no POST"),
        ("generic", "406 Not Acceptable", "", QueryFailed, JSON),
        ("generic", "429 Too Many Requests", "", Busy, "try again"),
        ("generic", "500 Oops", "broken", QueryFailed, "broken"),
        ("generic", "502 Bad Gateway", "", StoreUnreachable, "no server behind"),
        ("generic", "503 Unavailable", "later", OverLimit, "later"),
        ("generic", "504 Gateway Timeout", "", OverLimit, "gave up"),
        ("qlever", "429 Too Many Requests", "", OverLimit, "gave up"),
        ("virtuoso", "500 Failed", "The estimated execution time 9", OverLimit, "limits"),
        ("virtuoso", "500 Failed", "Virtuoso 37000 Error", QueryFailed, "37000"),
        ("neptune", "500 Failed", '{"code":"TimeLimitExceededException"}', OverLimit, "limits"),
    ],
)
def test_a_status_has_its_meaning(
    dialect: str, status: str, said: str, error: type[Exception], told: str
) -> None:
    async def scenario() -> None:
        answer = reply(said.encode(), "text/plain", status, Location="http://127.0.0.1:9/")
        async with at(answer, dialect) as (engine, server):
            with pytest.raises(error, match=re.escape(told)) as caught:
                await engine.answer(SELECT, ["json"])
            assert len(str(caught.value)) < 400
            assert len(server.asked) == 1

    played(scenario)


def test_a_page_of_html_is_told_without_its_tags() -> None:
    page = b"<html><head><style>b {}</style></head><body>\n<h1>Out of order</h1><script>x</script>"

    async def scenario() -> None:
        async with at(reply(page, "text/html", "500 Oops")) as (engine, _):
            with pytest.raises(QueryFailed, match=r"\(500\): Out of order$"):
                await engine.answer(SELECT, ["json"])

    played(scenario)


def test_an_answer_of_another_kind_is_none() -> None:
    async def scenario() -> None:
        async with at(reply(b"<html>Welcome!", "text/html")) as (engine, _):
            with pytest.raises(QueryFailed, match="answers in text/html, not in application/sp"):
                await engine.answer(SELECT, ["json"])

    played(scenario)


def test_a_server_that_is_not_there_is_unreachable_and_its_path_is_not_told() -> None:
    async def scenario() -> None:
        remote = Remote(f"http://127.0.0.1:{free_port()}/very/private")
        engine = RemoteEngine(remote)
        try:
            with pytest.raises(StoreUnreachable, match="cannot be reached") as caught:
                await engine.answer(SELECT, ["json"])
            assert "private" not in str(caught.value)
            with pytest.raises(UpdatesOff):
                await engine.update("INSERT DATA { <a:a> <a:b> <a:c> }")
            with pytest.raises(UpdatesOff):
                await engine.drop_graph("http://a/")
        finally:
            await engine.close()

    played(scenario)


def test_a_connection_that_lay_idle_and_was_closed_is_opened_anew() -> None:
    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(reply())
        await writer.drain()
        writer.close()

    async def scenario() -> None:
        async with at(serve) as (engine, server):
            for number in range(1, 6):
                assert await content(engine) == NOTHING
                assert len(server.asked) == number

    played(scenario)


@pytest.mark.parametrize("status", [b"", b"HTTP/1.1 200 OK\r\nContent-Ty"])
def test_a_server_that_hangs_up_is_unreachable(status: bytes) -> None:
    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(status)
        await writer.drain()
        writer.close()

    async def scenario() -> None:
        async with at(serve) as (engine, _):
            with pytest.raises(StoreUnreachable, match="broke off"):
                await engine.answer(SELECT, ["json"])

    played(scenario)


def test_an_answer_that_breaks_off_ends_in_an_error() -> None:
    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(reply(b" " * 300_000)[:200_000])
        await writer.drain()
        await asyncio.sleep(0.3)
        writer.close()

    async def scenario() -> None:
        async with at(serve) as (engine, _):
            with pytest.raises(OverLimit, match="broke off"):
                await content(engine)

    played(scenario)


def test_time_is_bounded_before_the_answer_and_within_it() -> None:
    async def silent(_: Request, writer: asyncio.StreamWriter) -> None:
        del writer

    async def scenario() -> None:
        for serve, limits in ((silent, {"first_byte": 0.3}), (silent, {"seconds": 0.3})):
            async with at(serve, limits=limits) as (engine, _):
                with pytest.raises(OverLimit, match="longer than"):
                    await engine.answer(SELECT, ["json"])
        async with at(endless, limits={"seconds": 0.5}) as (engine, server):
            answer = await engine.answer(SELECT, ["json"])
            with pytest.raises(OverLimit, match=r"longer than 0\.5 s"):
                _ = [chunk async for chunk in answer.chunks()]
            await asyncio.wait_for(server.left.wait(), 10)

    played(scenario)


def test_size_is_bounded_by_what_is_unpacked() -> None:
    packed = gzip.compress(b" " * 3_000_000)

    async def scenario() -> None:
        async with at(reply(gzip.compress(NOTHING), Content_Encoding="gzip")) as (engine, _):
            assert await content(engine) == NOTHING
        async with at(reply(packed, Content_Encoding="gzip"), limits={"bytes": 1_000_000}) as (
            engine,
            _,
        ):
            with pytest.raises(OverLimit, match="larger than 1000000 bytes"):
                await content(engine)

    played(scenario)


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")

    async def scenario() -> None:
        async with at(reply()) as (engine, _):
            assert await content(engine) == NOTHING

    played(scenario)


def test_credentials_go_as_the_server_asks_and_stand_in_no_message() -> None:
    async def serve(request: Request, writer: asyncio.StreamWriter) -> None:
        sent = request.headers.get("authorization", "")
        known = base64.b64encode(b"me:s3cret").decode()
        if sent in (f"Basic {known}", "Bearer t0ken"):
            writer.write(reply())
        else:
            ask = {"WWW_Authenticate": 'Basic realm="x"'}
            writer.write(reply(b"s3cret?", "text/plain", "401 Unauthorized", **ask))

    async def scenario() -> None:
        me = {"IIOT_POLICY_STORE_USER": "me", "IIOT_POLICY_STORE_PASSWORD": "s3cret"}
        for environment in (me, {"IIOT_POLICY_STORE_TOKEN": "t0ken"}):
            async with at(serve, auth=credentials(environment)) as (engine, _):
                assert await content(engine) == NOTHING
        async with at(serve, auth=UserAndPassword("me", "s3cret?")) as (engine, _):
            with pytest.raises(StoreUnreachable) as caught:
                await content(engine)
            assert "s3cret" not in repr(caught.value)
            assert "s3cret" not in repr(engine)

    assert credentials({}) is None
    with pytest.raises(ValueError, match="IIOT_POLICY_STORE_USER") as caught:
        Remote("http://me:s3cret@store.example/")
    assert "s3cret" not in str(caught.value)
    for wrong in ("store.example/sparql", "ftp://store.example/", "http://"):
        with pytest.raises(ValueError, match=r"https://store\.example\.org/sparql"):
            Remote(wrong)
    played(scenario)


def test_an_answer_of_oxigraph_that_ends_in_its_timeout_is_none() -> None:
    cut = b"The SPARQL operation has been cancelled"

    async def scenario() -> None:
        async with at(reply(b"s\r\n" + cut, "text/csv"), "oxigraph") as (engine, _):
            with pytest.raises(OverLimit, match="longer"):
                await engine.answer(SELECT, ["csv"])
        async with at(reply(b"s\r\n" * 90_000 + cut, "text/csv"), "oxigraph") as (engine, _):
            answer = await engine.answer(SELECT, ["csv"])
            read = bytearray()

            async def read_on() -> None:
                async for chunk in answer.chunks():
                    read.extend(chunk)

            with pytest.raises(OverLimit, match="longer"):
                await read_on()
            assert cut not in read
            assert len(read) >= 90_000 * 3 - 100

    played(scenario)


def test_what_virtuoso_says_of_itself_is_understood() -> None:
    typed = b'{"results":{"bindings":[{"s":{"type": "typed-literal","value":"1"}}]}}'

    async def scenario() -> None:
        async with at(reply(typed, X_SPARQL_MaxRows="10000"), "virtuoso") as (engine, _):
            answer = await engine.answer(SELECT, ["json"])
            assert answer.truncated
            assert answer.whole == typed.replace(b"typed-", b"")
        for parts in (2, 7, 60):
            async with at(in_parts(typed, parts), "virtuoso") as (engine, server):
                assert await content(engine) == typed.replace(b"typed-", b"")
                fields = dict(parse_qsl(server.asked[0].body.decode()))
                assert fields["default-graph-uri"] == "https://w3id.org/iiot-policy/union"
                assert fields["timeout"] == "30000"
        async with at(reply(X_SQL_State="S1TAT"), "virtuoso") as (engine, _):
            with pytest.raises(OverLimit, match="longer"):
                await engine.answer(SELECT, ["json"])

    played(scenario)


def in_parts(body: bytes, size: int) -> Serve:
    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(reply(body)[: -len(body)])
        for begin in range(0, len(body), size):
            writer.write(body[begin : begin + size])
            await writer.drain()
            await asyncio.sleep(0.01)

    return serve


@pytest.mark.parametrize("count", [10_000, 10_001])
def test_a_graph_that_virtuoso_cuts_is_told_in_every_format(count: int) -> None:
    lines = b"".join(b'<http://a/%d> <http://a/p> "x" .\n' % n for n in range(count))

    async def scenario() -> None:
        async with at(reply(lines, "application/n-triples"), "virtuoso") as (engine, _):
            for fmt in ("nt", "nq", "ttl"):
                answer = await engine.answer("CONSTRUCT WHERE { ?s ?p ?o }", [fmt])
                assert answer.truncated == (count == 10_001)
                await answer.close()
            assert not (await engine.answer("DESCRIBE <a:a>", ["ttl"])).truncated

    played(scenario)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (<bif:http_get>('http://127.0.0.1:9/') AS ?x) {}",
        "SELECT (<b\\u0069f:http_get>('http://127.0.0.1:9/') AS ?x) {}",
        "PREFIX b: <bif:> SELECT (b:http_get('http://127.0.0.1:9/') AS ?x) {}",
        "PREFIX sql: <http://x/> SELECT (sql:f(1) AS ?x) {}",
        "PREFIX b: <SQL:DB.> SELECT (b:f(1) AS ?x) {}",
    ],
)
def test_functions_of_virtuoso_are_not_called(query: str) -> None:
    async def scenario() -> None:
        async with at(reply(), "virtuoso") as (engine, server):
            with pytest.raises(QueryRefused, match="functions"):
                await engine.answer(query, ["json"])
            assert not server.asked

    played(scenario)


def test_what_is_no_sparql_is_not_sent() -> None:
    async def scenario() -> None:
        async with at(reply(), "virtuoso") as (engine, server):
            for query in ('define get:soft "replace" SELECT * { ?s ?p ?o }', "SELECT * { ?s ?p }"):
                with pytest.raises(QuerySyntaxError) as caught:
                    await engine.answer(query, ["json"])
                assert caught.value.line == 1
            with pytest.raises(QueryRefused, match="SERVICE"):
                await engine.answer("ASK { SERVICE <a:a> { ?s ?p ?o } }", ["json"])
            with pytest.raises(WrongForm, match="json, xml, csv, tsv"):
                await engine.answer(SELECT, ["ttl"])
            assert not server.asked

    played(scenario)


def test_a_query_that_overflows_the_parser_ends_only_itself() -> None:
    deep = f"SELECT * {{ FILTER({'!' * 200_000}true) }}"

    async def scenario() -> None:
        async with at(reply()) as (engine, server):
            with pytest.raises(QueryRefused, match="nested too deeply"):
                await engine.answer(deep, ["json"])
            assert not server.asked
            assert await content(engine) == NOTHING

    played(scenario)


def test_parsing_evaluates_nothing() -> None:
    numbers = " ".join(map(str, range(2000)))
    values = " ".join(f"VALUES ?v{n} {{ {numbers} }}" for n in range(4))

    async def scenario() -> None:
        async with at(reply()) as (engine, _), asyncio.timeout(5):
            await content(engine, f"SELECT (COUNT(*) AS ?n) {{ {values} }}")
            await content(engine, f"ASK {{ {values} FILTER(?v0 + ?v1 + ?v2 < 0) }}")

    played(scenario)


def test_turns_are_shared_among_clients() -> None:
    async def silent(_: Request, writer: asyncio.StreamWriter) -> None:
        del writer

    async def scenario() -> None:
        limits = {"at_once": 2, "per_client": 1, "queue": 0.3}
        async with at(silent, limits=limits) as (engine, server):
            first = asyncio.create_task(engine.answer(SELECT, ["json"], client="a"))
            second = asyncio.create_task(engine.answer(SELECT, ["json"], client="b"))
            while len(server.asked) < 2:
                await asyncio.sleep(0.01)
            with pytest.raises(Busy, match="1 requests at once"):
                await engine.answer(SELECT, ["json"], client="a")
            with pytest.raises(OverLimit, match="try again later"):
                await engine.answer(SELECT, ["json"], client="c")
            first.cancel()
            second.cancel()
            await asyncio.gather(first, second, return_exceptions=True)

    played(scenario)


def test_graphs_and_updates_go_to_their_addresses() -> None:
    async def scenario() -> None:
        async with at(reply(b"", "text/plain", "204 No Content")) as (engine, server):
            base = "http://a/base/"
            await engine.store_graph(
                "http://a/g?x=1", b"<s> <p> 1 .", "ttl", replace=True, base=base
            )
            await engine.store_graph(None, b"<s> <p> 1 .", "ttl", replace=False, base=base)
            await engine.drop_graph("http://a/g")
            await engine.update("DELETE DATA { <s> <p> 1 }", base=base)
            assert [request.line.removesuffix(" HTTP/1.1") for request in server.asked] == [
                "PUT /store?repository=x&graph=http%3A%2F%2Fa%2Fg%3Fx%3D1",
                "POST /store?repository=x&default",
                "DELETE /store?repository=x&graph=http%3A%2F%2Fa%2Fg",
                "POST /update",
            ]
            assert server.asked[0].body.startswith(b"<http://a/base/s> <http://a/base/p> ")
            assert dict(parse_qsl(server.asked[3].body.decode())) == {
                "update": "BASE <http://a/base/> DELETE DATA { <s> <p> 1 }"
            }
            assert engine.version == 4
            with pytest.raises(RdfSyntaxError):
                await engine.store_graph(None, b"<s> <p> .", "ttl", replace=False, base=base)
            with pytest.raises(QueryRefused, match="LOAD"):
                await engine.update("LOAD <http://127.0.0.1:9/>")
            assert engine.version == 4
        async with at(reply(b"", "text/plain", "204 No Content"), "virtuoso") as (engine, server):
            await engine.drop_graph(None)
            assert "graph=https%3A%2F%2Fw3id.org%2Fiiot-policy%2Funion" in server.asked[0].line
        async with at(reply(b"", "text/plain", "404 Not Found")) as (engine, _):
            await engine.drop_graph("http://a/g")
        async with at(reply(b"error at 1:7: no", "text/plain", "400 No")) as (engine, _):
            with pytest.raises(QuerySyntaxError) as caught:
                await engine.update("INSERT it")
            assert (caught.value.line, caught.value.column) == (1, 7)

    played(scenario)


BOUND = [
    "SELECT ?x ?y { { SELECT ?y { ?x <a:p> ?y } } }",
    "SELECT ?x ?y { { SELECT ?x ?y WHERE { ?x <a:p> ?y } } }",
    "SELECT ?x ?y { { SELECT * { ?x <a:p> ?y } } }",
    "SELECT ?x ?n { { SELECT (COUNT(?y) AS ?n) { ?x <a:p> ?y } } }",
    "SELECT ?x ?n { { SELECT ?x (COUNT(?y) AS ?n) { ?x <a:p> ?y } GROUP BY ?x } }",
    "SELECT ?x ?y { ?s <a:p> ?y MINUS { ?x <a:p> ?y } }",
    "SELECT ?x ?y { ?s <a:p> ?y MINUS { ?x <a:q> ?k } }",
    "SELECT ?x ?y { { ?s <a:p> ?y FILTER(?s != ?x) } UNION { ?s <a:q> ?y } }",
    "SELECT ?x (COUNT(?y) AS ?n) { ?x <a:nothing> ?y } GROUP BY ?x",
    "SELECT ?x (COUNT(?y) AS ?n) { ?s <a:p> ?y FILTER(?s = ?x) } GROUP BY ?x HAVING (?n > 0)",
    "SELECT ?x ?z { VALUES ?s { <a:a> <a:b> } OPTIONAL { ?s <a:q> ?z FILTER(?s = ?x) } }",
    "SELECT ?x ?s { ?s <a:p> ?y # ?x }\n FILTER EXISTS { ?x <a:p> ?y } }",
    "SELECT * WHERE { ?x <a:p> ?y FILTER('?x } {' != \"?x\" && STR(?x) != '''?x''') }",
    "SELECT ?x (IF(?x = <a:a>, '{', '}') AS ?is) { ?s <a:q> ?x_y }",
    "SELECT ?x ?s { { GRAPH $x { ?s ?p ?o } } UNION { GRAPH ?g { ?s <a:q> ?x } } }",
    "ASK { { ?x <a:z> ?o } UNION { GRAPH ?x { ?s ?p ?o } } }",
    "ASK WHERE { ?s <a:q> ?x }",
    "SELECT ?x ?s { { ?s <a:p> ?y MINUS { { ?x <a:q> ?k } UNION { ?k <a:q> ?s } } } }",
    "ASK { { ?x <a:q> <a:z> } UNION { ?s <a:p> ?y MINUS { ?x <a:q> ?k } } }",
    "CONSTRUCT { ?s <a:p> ?y } { { ?s <a:p> ?y MINUS { ?x <a:p> ?y } } UNION { ?x <a:q> ?s } }",
    "CONSTRUCT { ?x <a:r> ?o } WHERE { ?x ?p ?o }",
    "CONSTRUCT WHERE { ?x ?p ?o }",
    "CONSTRUCT { ?s ?p ?x } { GRAPH $x { ?s ?p ?o } BIND(?x AS ?y) }",
]


def said(results: object) -> object:
    """What results say, whatever their order."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    if isinstance(results, ox.QueryTriples):
        return {str(triple) for triple in results}
    assert isinstance(results, ox.QuerySolutions)
    names = sorted(results.variables, key=str)
    return sorted(str([row[name] for name in names]) for row in results)


@pytest.mark.parametrize("keep_graphs", [False, True])
@pytest.mark.parametrize("query", BOUND)
def test_parameters_in_the_text_mean_what_they_mean_beside_it(
    query: str, keep_graphs: bool
) -> None:
    store = ox.Store()
    store.update(
        "INSERT DATA { <a:a> <a:p> 1 . <a:b> <a:p> 2 . <a:a> <a:q> <a:b> ."
        " GRAPH <a:a> { <a:c> <a:p> 3 . <a:c> <a:q> <a:b> } GRAPH <a:b> { <a:c> <a:p> 4 } }"
    )
    for value in ("a:a", "a:b", "a:c"):
        term = ox.NamedNode(value)
        within = store.query(bound_text(query, {"x": term}, keep_graphs=keep_graphs))
        assert said(within) == said(store.query(query, substitutions={ox.Variable("x"): term}))


def test_a_value_is_never_more_than_a_value() -> None:
    for text in ('"', "\\", "\n} # ", '""" } {', "?x", "\ud7ff\U0001f600", "$1\\1"):
        query = bound_text("SELECT ?x { FILTER(?x = ?x) }", {"x": ox.Literal(text)})
        found = ox.Store().query(query)
        assert isinstance(found, ox.QuerySolutions)
        assert [row["x"] for row in found] == [ox.Literal(text)]
    with pytest.raises(ValueError, match="no pattern"):
        bound_text("DESCRIBE ?x", {"x": ox.Literal("")})


def test_a_text_tells_its_form_its_dataset_and_its_graphs() -> None:
    prologue = "# SELECT\nBASE <http://ask/> PREFIX select: <select/> "
    for form in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        assert query_form(f"{prologue}{form.lower()} ") == form
    assert names_dataset("SELECT ?from FROM <a:a> { }")
    assert not names_dataset("PREFIX from: <a:> SELECT ?from { ?s from:FROM 'FROM' # FROM\n }")
    query = "PREFIX a: <a:> SELECT * { GRAPH <b> { } GRAPH # ?x\n a:c\\-d { } GRAPH <b> { } }"
    assert constant_graphs(query, "http://a/") == ("http://a/b", "a:c-d")
    assert constant_graphs("SELECT * { GRAPH ?g { } }", None) == ()
    with pytest.raises(QueryRefused, match="FROM NAMED"):
        constant_graphs("SELECT * { GRAPH ?g { } GRAPH <a:a> { } }", None)
    assert with_base("ASK { <a> <a:b> 1 }", "http://b/") == "BASE <http://b/> ASK { <a> <a:b> 1 }"
    for as_it_is in ("ASK { <a:a> ?p '<a>' } # <a>", "ASK { ?a ?b ?c }"):
        assert with_base(as_it_is, "http://b/") == as_it_is
