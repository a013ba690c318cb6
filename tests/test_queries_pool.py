import asyncio
import time
from collections.abc import Awaitable, Callable

import pyoxigraph as ox
import pytest
from packaged import packaged_release

from graph.release import Release
from queries.execute import QuerySyntaxError, WrongForm
from queries.guard import QueryRefused
from queries.pool import Limits, OverLimit, Reply, WorkerPool

CARTESIAN = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
MEASURES = "SELECT ?s { ?s a <https://w3id.org/iiot-policy/ns#Measure> }"

Test = Callable[[WorkerPool], Awaitable[None]]


async def _read(reply: Reply) -> bytes:
    return b"".join([chunk async for chunk in reply.chunks()])


def _run(test: Test, release: Release, **limits: float) -> None:
    async def run() -> None:
        async with WorkerPool(release, Limits(**limits)) as pool:  # type: ignore[arg-type]
            await test(pool)

    asyncio.run(run())


@pytest.fixture(scope="module")
def release() -> Release:
    return packaged_release()


def test_answers_come_in_the_first_format_that_fits(release: Release) -> None:
    async def test(pool: WorkerPool) -> None:
        reply = await pool.answer(MEASURES, ["ttl", "csv", "json"])
        assert reply.format == "csv"
        assert (await _read(reply)).startswith(b"s\r\n")
        reply = await pool.answer("CONSTRUCT WHERE { ?s ?p ?o }", ["json", "nt"])
        assert reply.format == "nt"
        await _read(reply)

    _run(test, release)


def test_parameters_are_bound_not_spliced(release: Release) -> None:
    async def test(pool: WorkerPool) -> None:
        hostile = ox.Literal('"} INSERT DATA { <a> <b> <c> } #')
        reply = await pool.answer("SELECT ?x { BIND(?x AS ?y) }", ["csv"], {"x": hostile})
        assert b"INSERT DATA" in await _read(reply)

    _run(test, release)


def test_errors_have_their_own_kinds_and_free_the_worker(release: Release) -> None:
    async def test(pool: WorkerPool) -> None:
        for _ in range(3):
            with pytest.raises(QuerySyntaxError) as raised:
                await pool.answer("SELECT *\n{ ?s ?p }", ["json"])
            assert (raised.value.line, raised.value.column) == (2, 10)
            with pytest.raises(QueryRefused):
                await pool.answer("ASK { SERVICE <http://127.0.0.1/> {} }", ["json"])
            with pytest.raises(WrongForm, match="csv"):
                await pool.answer(MEASURES, ["ttl"])
        assert await _read(await pool.answer(MEASURES, ["csv"]))

    _run(test, release, workers=1)


@pytest.mark.parametrize("form", ["SELECT (COUNT(*) AS ?n)", "SELECT *"])
def test_a_query_over_time_is_killed_and_the_next_is_answered(release: Release, form: str) -> None:
    async def test(pool: WorkerPool) -> None:
        began = time.monotonic()
        with pytest.raises(OverLimit, match="longer than"):
            await _read(await pool.answer(f"{form} {CARTESIAN}", ["json"]))
        assert time.monotonic() - began < 20
        assert await _read(await pool.answer(MEASURES, ["csv"]))

    _run(test, release, workers=1, seconds=1.0)


def test_a_query_over_memory_ends_and_the_next_is_answered(release: Release) -> None:
    async def test(pool: WorkerPool) -> None:
        with pytest.raises(OverLimit, match="memory"):
            await _read(await pool.answer(f"SELECT * {CARTESIAN} ORDER BY ?a ?i", ["json"]))
        assert await _read(await pool.answer(MEASURES, ["csv"]))

    _run(test, release, workers=1, seconds=60, memory=600_000_000)


def test_a_reader_who_leaves_frees_the_worker(release: Release) -> None:
    async def test(pool: WorkerPool) -> None:
        for _ in range(3):
            chunks = (await pool.answer(f"SELECT * {CARTESIAN}", ["json"])).chunks()
            await anext(aiter(chunks))
            await chunks.aclose()
        assert await _read(await pool.answer(MEASURES, ["csv"]))

    _run(test, release, workers=1, seconds=60)


def test_who_finds_no_worker_in_time_is_told_so(release: Release) -> None:
    async def test(pool: WorkerPool) -> None:
        busy = asyncio.create_task(pool.answer(f"SELECT (COUNT(*) AS ?n) {CARTESIAN}", ["json"]))
        await asyncio.sleep(0.2)
        with pytest.raises(OverLimit, match="busy"):
            await pool.answer(MEASURES, ["json"])
        with pytest.raises(OverLimit):
            await busy

    _run(test, release, workers=1, seconds=2, queue=0.2)
