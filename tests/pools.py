"""Pools of real worker processes, for tests."""

import asyncio
from collections.abc import Awaitable, Callable

from packaged import packaged_release

from queries.forkserver import Holding
from queries.lanes import Limits
from queries.pool import WorkerPool

CARTESIAN = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
COUNT = f"SELECT (COUNT(*) AS ?n) {CARTESIAN}"
MEASURES = "SELECT ?s { ?s a <https://w3id.org/iiot-policy/ns#Measure> }"

Test = Callable[[WorkerPool], Awaitable[None]]


def packaged_holding() -> Holding:
    """The packaged release, in memory."""
    release = packaged_release()
    return Holding(str(release.store), release.statements)


def with_pool(test: Test, holding: Holding | None = None, **limits: float) -> None:
    """Run a test on a pool over the packaged release, or over what is given."""

    async def run() -> None:
        async with WorkerPool(holding or packaged_holding(), Limits(**limits)) as pool:  # type: ignore[arg-type]
            await test(pool)

    asyncio.run(run())
