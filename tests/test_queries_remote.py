"""What the remote engine sends, and what it makes of what it is answered."""

import asyncio
import base64
import re
from urllib.parse import parse_qsl

import pytest
from scripted_store import JSON, NOTHING, SELECT, Request, at, content, endless, played, reply

from bench.endpoint.processes import free_port
from graph.push_auth import UserAndPassword
from queries.engine import Busy, OverLimit, QueryFailed, RdfSyntaxError, UpdatesOff
from queries.execute import Dataset, QuerySyntaxError, WrongForm
from queries.guard import QueryRefused
from queries.remote import Remote, RemoteEngine, StoreUnreachable, credentials


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
