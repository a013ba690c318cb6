import asyncio
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest
from pools import CARTESIAN, COUNT, NUMBERED, small_holding, with_pool

from queries.engine import Busy, OverLimit, UpdatesOff, content_of
from queries.execute import QuerySyntaxError, WrongForm
from queries.forkserver import Holding
from queries.guard import QueryRefused
from queries.pool import PoolState, WorkerPool

FEW = "SELECT ?o { ?s ?p ?o } LIMIT 10"
WHOLE = "SELECT * { ?s ?p ?o }"


async def _until(pool: WorkerPool, reached: Callable[[PoolState], bool]) -> None:
    """Wait until a pool stands so."""
    for _ in range(1200):
        if reached(pool.state()):
            return
        await asyncio.sleep(0.05)
    pytest.fail(f"the pool came to stand otherwise: {pool.state()}")


async def _settled(pool: WorkerPool, workers: int, killed: int = 0) -> None:
    """Wait until so many workers are idle, nothing runs, and those killed are known to be."""

    def reached(state: PoolState) -> bool:
        standing = (state.idle, state.running, state.long, state.paused)
        return standing == (workers, 0, 0, 0) and sum(state.killed.values()) >= killed

    await _until(pool, reached)


def test_answers_come_in_the_first_format_that_fits() -> None:
    async def test(pool: WorkerPool) -> None:
        reply = await pool.answer(FEW, ["ttl", "csv", "json"])
        assert reply.format == "csv"
        assert (await content_of(reply)).startswith(b"o\r\n")
        reply = await pool.answer("CONSTRUCT WHERE { ?s ?p ?o }", ["json", "nt"])
        assert reply.format == "nt"
        assert (await content_of(reply)).count(b"\n") == NUMBERED

    with_pool(test)


def test_parameters_are_bound_not_spliced() -> None:
    async def test(pool: WorkerPool) -> None:
        hostile = ox.Literal('"} INSERT DATA { <a> <b> <c> } #')
        reply = await pool.answer("SELECT ?x { BIND(?x AS ?y) }", ["csv"], {"x": hostile})
        assert b"INSERT DATA" in await content_of(reply)

    with_pool(test)


def test_errors_have_their_own_kinds_and_free_the_worker() -> None:
    async def test(pool: WorkerPool) -> None:
        for _ in range(3):
            with pytest.raises(QuerySyntaxError) as raised:
                await pool.answer("SELECT *\n{ ?s ?p }", ["json"])
            assert (raised.value.line, raised.value.column) == (2, 10)
            with pytest.raises(QueryRefused):
                await pool.answer("ASK { SERVICE <http://127.0.0.1/> {} }", ["json"])
            with pytest.raises(WrongForm, match="csv"):
                await pool.answer(FEW, ["ttl"])
            with pytest.raises(UpdatesOff):
                await pool.update("CLEAR ALL")
        assert await content_of(await pool.answer(FEW, ["csv"]))
        assert pool.state().started == 1

    with_pool(test, workers=1)


@pytest.mark.parametrize("form", ["SELECT (COUNT(*) AS ?n)", "SELECT DISTINCT ?a ?i"])
def test_a_query_over_time_is_killed_and_the_next_is_answered(form: str) -> None:
    async def test(pool: WorkerPool) -> None:
        began = time.monotonic()
        with pytest.raises(OverLimit, match="longer than 1 s"):
            await pool.answer(f"{form} {CARTESIAN}", ["json"])
        assert time.monotonic() - began < 20
        assert await content_of(await pool.answer(FEW, ["csv"]))
        await _settled(pool, 1, killed=1)
        assert pool.state().killed == {"time": 1}

    with_pool(test, workers=1, seconds=1.0)


def test_a_query_over_memory_ends_and_the_next_is_answered() -> None:
    async def test(pool: WorkerPool) -> None:
        with pytest.raises(OverLimit, match="memory"):
            await pool.answer(f"SELECT * {CARTESIAN} ORDER BY ?a ?i", ["json"])
        assert await content_of(await pool.answer(FEW, ["csv"]))
        await _settled(pool, 1, killed=1)

    with_pool(test, replace(small_holding(), memory=200_000_000), workers=1, seconds=60)


def test_quick_queries_do_not_wait_for_long_ones() -> None:
    async def test(pool: WorkerPool) -> None:
        long = [asyncio.create_task(pool.answer(COUNT, ["csv"], client=f"{n}")) for n in range(4)]
        await _until(pool, lambda state: (state.long, state.paused) == (1, 3))
        for _ in range(50):
            assert await content_of(await pool.answer("ASK {}", ["csv"]))
        assert not any(task.done() for task in long)
        for task in long:
            task.cancel()
        await asyncio.gather(*long, return_exceptions=True)
        await _settled(pool, 2)

    with_pool(test, workers=2, long=1, paused=8, seconds=60, queue=60)


def test_a_long_query_is_answered_all_the_same() -> None:
    async def test(pool: WorkerPool) -> None:
        busy = asyncio.create_task(pool.answer(COUNT, ["csv"], seconds=20))
        await _until(pool, lambda state: state.long == 1)
        every = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(REGEX(STR(?o), '[0-9]+ 项$')) }"
        reply = await pool.answer(every, ["csv"])
        assert int((await content_of(reply)).split()[1]) == NUMBERED
        busy.cancel()
        await asyncio.gather(busy, return_exceptions=True)

    with_pool(test, workers=1, quick=0.02, long=2, seconds=60)


def test_too_many_long_queries_of_one_client_are_refused_not_those_of_another() -> None:
    async def test(pool: WorkerPool) -> None:
        greedy = [asyncio.create_task(pool.answer(COUNT, ["csv"], client="a")) for _ in range(6)]
        await _until(pool, lambda state: state.killed.get("busy") == 1)
        other = asyncio.create_task(pool.answer(COUNT, ["csv"], client="b"))
        await _until(pool, lambda state: state.killed.get("busy") == 2)
        refused = [task for task in greedy if task.done()]
        assert len(refused) == 2  # one runs, four are paused: b's has taken the place of one of a's
        for task in refused:
            with pytest.raises(OverLimit, match="too many long"):
                await task
        assert not other.done()
        for task in (*greedy, other):
            task.cancel()
        await asyncio.gather(*greedy, other, return_exceptions=True)

    with_pool(test, workers=8, long=1, paused=4, seconds=60, queue=60)


def test_a_reader_who_leaves_frees_the_worker() -> None:
    async def test(pool: WorkerPool) -> None:
        for _ in range(3):
            reply = await pool.answer(WHOLE, ["json"])
            assert reply.whole is None
            chunks = reply.chunks()
            await anext(aiter(chunks))
            await chunks.aclose()
            await (await pool.answer(WHOLE, ["json"])).close()
        assert await content_of(await pool.answer(FEW, ["csv"]))
        await _settled(pool, 1)

    with_pool(test, workers=1)


def test_who_finds_no_worker_in_time_is_told_so() -> None:
    async def test(pool: WorkerPool) -> None:
        busy = asyncio.create_task(pool.answer(COUNT, ["json"]))
        await asyncio.sleep(0.2)
        with pytest.raises(OverLimit, match="busy"):
            await pool.answer(FEW, ["json"])
        with pytest.raises(OverLimit):
            await busy

    with_pool(test, workers=1, seconds=2, queue=0.2, quick=60)


def test_a_full_queue_refuses_and_clients_take_turns() -> None:
    async def test(pool: WorkerPool) -> None:
        busy = asyncio.create_task(pool.answer(COUNT, ["json"], client="a"))
        await asyncio.sleep(0.1)
        done: list[str] = []

        async def ask(client: str) -> None:
            await pool.answer("ASK {}", ["csv"], client=client)
            done.append(client)

        waiting = [asyncio.create_task(ask("a")) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="of your queries"):
            await pool.answer("ASK {}", ["csv"], client="a")
        waiting.append(asyncio.create_task(ask("b")))
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="too many queries"):
            await pool.answer("ASK {}", ["csv"], client="c")
        with pytest.raises(OverLimit):
            await busy
        await asyncio.gather(*waiting)
        assert done == ["a", "b", "a", "a"]

    with_pool(test, workers=1, seconds=1, quick=60, waiting=4, waiting_of_client=3)


def test_a_worker_that_the_system_ends_is_replaced() -> None:
    async def test(pool: WorkerPool) -> None:
        for pid in list(pool._all):
            os.kill(pid, signal.SIGKILL)
        await asyncio.sleep(0.5)
        assert await content_of(await pool.answer("ASK {}", ["csv"]))
        await _settled(pool, 3, killed=3)
        assert pool.state().killed == {"died": 3}

    with_pool(test, workers=3)


def test_the_end_of_a_worker_is_noticed_at_once_however_many_there_are() -> None:
    async def test(pool: WorkerPool) -> None:
        asked = [asyncio.create_task(pool.answer(COUNT, ["csv"])) for _ in range(8)]
        await _until(pool, lambda state: state.long + state.paused == 8)
        began = time.monotonic()
        for pid in list(pool._all):
            os.kill(pid, signal.SIGKILL)
        for task in asked:
            with pytest.raises(OverLimit, match="memory"):
                await task
        assert time.monotonic() - began < 20
        await _settled(pool, 8)

    with_pool(test, workers=8, seconds=60, queue=60)


def test_updates_and_forks_do_not_meet() -> None:
    async def test(pool: WorkerPool) -> None:
        async def ask() -> None:
            for _ in range(20):
                (reply,) = [await pool.answer("ASK {}", ["csv"])]
                assert await content_of(reply)

        for number in range(10):
            insert = f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"
            await asyncio.gather(pool.update(insert), *(ask() for _ in range(8)))
        assert pool.version == 10

    with_pool(test, Holding(None, updates=True, union=False), workers=8)


def test_a_fork_server_that_the_system_ends_is_started_again() -> None:
    async def test(pool: WorkerPool) -> None:
        os.kill(pool._link._pid, signal.SIGKILL)
        await _until(pool, lambda state: state.idle == 0)
        for _ in range(40):
            try:
                assert await content_of(await pool.answer("ASK {}", ["csv"]))
                break
            except OverLimit:
                await asyncio.sleep(0.5)
        await _settled(pool, 2)
        for _ in range(4):
            assert await content_of(await pool.answer("ASK {}", ["csv"]))

    with_pool(test, workers=2, queue=1)


def test_no_process_outlives_the_pool() -> None:
    pids: list[int] = []

    async def test(pool: WorkerPool) -> None:
        pids.extend([*pool._all, pool._link._pid])
        task = asyncio.create_task(pool.answer(COUNT, ["csv"]))
        await asyncio.sleep(0.3)
        pids.extend(pool._all)
        task.cancel()

    with_pool(test, workers=2)
    time.sleep(0.5)
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_rows_and_bytes_over_the_limit_are_cut_and_told() -> None:
    async def test(pool: WorkerPool) -> None:
        reply = await pool.answer(WHOLE, ["csv"])
        assert reply.truncated
        assert (await content_of(reply)).count(b"\r\n") == 1001
        assert not (await pool.answer(f"{WHOLE} LIMIT 1000", ["csv"])).truncated
        graph = await pool.answer("CONSTRUCT WHERE { ?s ?p ?o }", ["nt"])
        assert graph.truncated
        assert (await content_of(graph)).count(b"\n") == 1000

    with_pool(test, replace(small_holding(), most_rows=1000), workers=1)


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_answers_are_compressed_by_the_worker(encoding: str) -> None:
    async def test(pool: WorkerPool) -> None:
        plain = await content_of(await pool.answer(WHOLE, ["csv"]))
        packed = await pool.answer(WHOLE, ["csv"], encoding=encoding)
        assert packed.encoding == encoding
        assert len(await content_of(packed)) < len(plain) / 4
        short = await pool.answer("ASK {}", ["csv"], encoding=encoding)
        assert (short.encoding, await content_of(short)) == ("", b"true")

    with_pool(test)


def test_a_release_that_is_large_stays_on_disk() -> None:
    async def test(pool: WorkerPool) -> None:
        assert await content_of(await pool.answer(FEW, ["csv"]))

    with_pool(test, replace(small_holding(), in_memory=0), workers=2)
