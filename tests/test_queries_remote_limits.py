"""What bounds the remote engine: time, size, turns, clients that go, servers that break off."""

import asyncio
import gzip

import pytest
from scripted_store import NOTHING, SELECT, Request, at, content, endless, played, reply

from queries.engine import Busy, OverLimit
from queries.guard import QueryRefused
from queries.remote import StoreUnreachable


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
