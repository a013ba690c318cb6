"""Pools of real worker processes, for tests."""

import asyncio
import tempfile
from atexit import register
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from shutil import rmtree

import pyoxigraph as ox

from graph.store import write_store
from queries.forkserver import Holding
from queries.lanes import Limits
from queries.pool import WorkerPool

CARTESIAN = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
COUNT = f"SELECT (COUNT(*) AS ?n) {CARTESIAN}"
NUMBERED = 60_000
"""Statements of the dataset; each is of one subject, and has a number."""

Test = Callable[[WorkerPool], Awaitable[None]]


@cache
def small_holding() -> Holding:
    """A dataset of one graph on disk, for as long as the tests run."""
    folder = Path(tempfile.mkdtemp(prefix="iiot-policy-"))
    register(rmtree, folder, ignore_errors=True)
    predicate, graph = ox.NamedNode("http://e/p"), ox.NamedNode("http://e/g")
    write_store(
        folder / "store",
        (
            ox.Quad(ox.NamedNode(f"http://e/s/{n}"), predicate, ox.Literal(f"第 {n} 项"), graph)
            for n in range(NUMBERED)
        ),
    )
    return Holding(str(folder / "store"), 2 * NUMBERED)


def with_pool(test: Test, holding: Holding | None = None, **limits: float) -> None:
    """Run a test on a pool over the small dataset, or over what is given."""

    async def run() -> None:
        async with WorkerPool(holding or small_holding(), Limits(**limits)) as pool:  # type: ignore[arg-type]
            await test(pool)

    asyncio.run(run())
