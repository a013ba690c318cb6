"""Updates of a dataset in memory: each whole or not at all, in a process that can be killed."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from pools import NUMBERED, small_holding, with_pool

from queries.engine import OverLimit, RdfSyntaxError, content_of
from queries.execute import QuerySyntaxError
from queries.forkserver import Holding
from queries.guard import QueryRefused
from queries.lanes import Limits
from queries.pool import WorkerPool
from queries.updating import ADDED, unconfirmed, updated

EMPTY = Holding(None, updates=True, union=False)
TRIPLES = "SELECT * { ?s ?p ?o }"


async def _count(pool: WorkerPool, pattern: str = "{ ?s ?p ?o }") -> int:
    reply = await pool.answer(f"SELECT (COUNT(*) AS ?n) {pattern}", ["csv"])
    return int((await content_of(reply)).split()[1])


def test_an_update_is_seen_by_the_next_query() -> None:
    async def test(pool: WorkerPool) -> None:
        for number in range(20):
            await pool.update(f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}")
            assert await _count(pool) == number + 1
            assert pool.version == number + 1
        await pool.update("DELETE WHERE { ?s ?p 3 }")
        assert await _count(pool) == 19

    with_pool(test, EMPTY, workers=2)


def test_an_update_that_fails_changes_nothing() -> None:
    async def test(pool: WorkerPool) -> None:
        await pool.update("INSERT DATA { <http://e/s> <http://e/p> 1, 2, 3, 4, 5, 6, 7, 8, 9 }")
        with pytest.raises(QuerySyntaxError):
            await pool.update("INSERT DATA { <http://e/s> <http://e/p> 10 } ; DELETE")
        for refused in ("LOAD <http://127.0.0.1/>", "LOAD SILENT <http://127.0.0.1/>"):
            with pytest.raises(QueryRefused):
                await pool.update(refused)
        began = time.monotonic()
        bomb = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12))
        with pytest.raises(OverLimit):
            await pool.update(f"INSERT {{ ?a0 ?b1 ?c2 }} WHERE {{ {bomb} }}", seconds=1)
        assert time.monotonic() - began < 10
        with pytest.raises(RdfSyntaxError, match="line 1"):
            await pool.store_graph(None, b"<a> <b> .", "ttl", replace=True, base="http://e/")
        assert await _count(pool) == 9

    with_pool(test, EMPTY, workers=2)


def test_queries_under_way_see_the_dataset_as_it_was() -> None:
    async def test(pool: WorkerPool) -> None:
        lines = "".join(f"<http://e/{n}> <http://e/p> {n} .\n" for n in range(700))
        await pool.store_graph(None, lines.encode(), "ttl", replace=True, base="http://e/")
        pairs = "{ ?a ?b ?c . ?d ?e ?f . FILTER(?c < ?f) }"
        before = asyncio.create_task(_count(pool, pairs))
        await asyncio.sleep(0.02)
        await pool.update("CLEAR ALL")
        assert await _count(pool) == 0
        assert await before == 700 * 699 / 2

    with_pool(test, EMPTY, workers=2)


def test_graphs_are_stored_replaced_and_dropped() -> None:
    async def test(pool: WorkerPool) -> None:
        graph, named = "http://e/g", "{ GRAPH <http://e/g> { ?s ?p ?o } }"
        await pool.store_graph(graph, b"<a> <b> <c>, _:x .", "ttl", replace=True, base="http://e/")
        await pool.store_graph(graph, b"<a> <b> <d>, _:x .", "ttl", replace=False, base="http://e/")
        assert await _count(pool, named) == 4  # a blank node is one of its document
        await pool.store_graph(graph, b"", "ttl", replace=True, base="http://e/")
        there = await content_of(await pool.answer("ASK { GRAPH <http://e/g> {} }", ["csv"]))
        assert (await _count(pool, named), there) == (0, b"true")
        await pool.drop_graph(graph)
        there = await content_of(await pool.answer("ASK { GRAPH <http://e/g> {} }", ["csv"]))
        assert there == b"false"

    with_pool(test, EMPTY, workers=1)


def test_updates_of_a_release_are_there_after_a_restart(tmp_path: Path) -> None:
    holding = replace(small_holding(), updates=True, file=str(tmp_path / "updated.nq"))
    counts: list[int] = []

    async def first(pool: WorkerPool) -> None:
        await pool.update("INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }")
        await pool.update("INSERT DATA { <http://e/s> <http://e/p> 2 }")
        counts.append(await _count(pool))

    async def second(pool: WorkerPool) -> None:
        counts.append(await _count(pool))
        assert await _count(pool, "{ <http://e/s> <http://e/p> ?o }") == 2

    with_pool(first, holding, workers=1)
    with_pool(second, holding, workers=1)
    assert counts[0] == counts[1]


def test_an_update_that_was_given_up_is_not_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "updated.nq"
    holding = replace(small_holding(), updates=True, file=str(file))
    unconfirmed(file).write_text("<http://e/s> <http://e/p> <http://e/o> <http://e/g> .\n")

    async def test(pool: WorkerPool) -> None:
        assert await _count(pool) == NUMBERED
        await pool.update("INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }")
        assert "<http://e/o>" not in file.read_text(encoding="utf-8")

    with_pool(test, holding, workers=1)


def _quads(text: str) -> ox.Store:
    store = ox.Store()
    for name, number in (part.split(":") for part in text.split()):
        triple = (ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal(number))
        graph = ox.DefaultGraph() if name == "*" else ox.NamedNode(f"http://e/{name}")
        store.add(ox.Quad(*triple, graph))
    return store


@pytest.mark.parametrize(
    ("update", "then"),
    [
        ("INSERT DATA { GRAPH <http://e/a> { <http://e/s> <http://e/p> '3' } }", "a:3 *:3"),
        ("DELETE DATA { GRAPH <http://e/a> { <http://e/s> <http://e/p> '1' } }", "-a:1 -*:1"),
        ("DELETE DATA { GRAPH <http://e/a> { <http://e/s> <http://e/p> '2' } }", "-a:2"),
        ("DELETE DATA { <http://e/s> <http://e/p> '2' }", "-a:2 -b:2 -*:2"),
        ("INSERT DATA { <http://e/s> <http://e/p> '3' }", "added:3 *:3"),
        ("CLEAR DEFAULT", "-a:1 -a:2 -b:2 -*:1 -*:2"),
        ("DROP GRAPH <http://e/a>", "-a:1 -a:2 -*:1"),
    ],
)
def test_in_a_release_the_default_graph_stays_the_union(update: str, then: str) -> None:
    store = _quads("a:1 a:2 b:2 *:1 *:2")
    updated(store, {"update": update, "base": None}, union=True)
    expected = set(_quads("a:1 a:2 b:2 *:1 *:2"))
    for change in then.split():
        for quad in _quads(change.removeprefix("-").replace("added", "x")):
            graph = ADDED if "added" in change else quad.graph_name
            quad = ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            if change.startswith("-"):
                expected.discard(quad)
            else:
                expected.add(quad)
    assert set(store) == expected


def test_a_pool_that_closes_while_a_former_fork_server_ends_waits_for_it() -> None:
    async def left_after(pause: float) -> set[str]:
        async with WorkerPool(EMPTY, Limits(workers=1)) as pool:
            await pool.update("INSERT DATA { <http://e/s> <http://e/p> 1 }")
            await asyncio.sleep(pause)
        return _children()

    before = _children()
    for pause in (0.002, 0.005, 0.01, 0.02, 0.03, 0.05):
        assert asyncio.run(left_after(pause)) <= before


def _children() -> set[str]:
    return {
        pid
        for tasks in Path("/proc/self/task").glob("*/children")
        for pid in tasks.read_text(encoding="ascii").split()
    }
