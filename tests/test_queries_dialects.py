"""Ways of servers' own, as they show in their answers."""

import asyncio
from urllib.parse import parse_qsl

import pytest
from scripted_store import SELECT, Request, Serve, at, content, played, reply

from queries.engine import OverLimit
from queries.guard import QueryRefused


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
