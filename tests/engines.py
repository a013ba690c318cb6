"""Engines of several makers, each in processes of its own, with one release loaded."""

import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass
from pathlib import Path

import httpx
from store_servers import OXIGRAPH, running
from store_servers import virtuoso as serving_virtuoso

from bench.endpoint.processes import free_port
from graph.push_auth import UserAndPassword
from graph.release import Release
from queries.dialects import DIALECTS, UNION
from queries.engine import Engine
from queries.forkserver import Holding
from queries.lanes import Limits
from queries.pool import WorkerPool
from queries.remote import Remote, RemoteEngine
from queries.remote_settings import RemoteLimits

Opens = Callable[[RemoteLimits], AbstractAsyncContextManager[Engine]]
"""Opens an engine within an event loop, with limits."""


@dataclass(frozen=True, slots=True)
class Kind:
    """An engine that the contract is tried on.

    `start` begins it over a release, in an empty folder; `lacking` says what is not installed here
    and how to get it.
    """

    start: Callable[[Path, Release], AbstractContextManager[Opens]]
    lacking: str = ""
    most_rows: int | None = None


@contextmanager
def embedded(_: Path, release: Release) -> Iterator[Opens]:
    """Worker processes of this project's own."""

    @asynccontextmanager
    async def opens(limits: RemoteLimits) -> AsyncIterator[Engine]:
        holding = Holding(
            str(release.store), release.statements, updates=True, most_bytes=limits.bytes
        )
        async with WorkerPool(holding, Limits(seconds=limits.seconds)) as pool:
            yield pool

    yield opens


@contextmanager
def oxigraph(folder: Path, release: Release) -> Iterator[Opens]:
    """`oxigraph serve` over a store on disk."""
    for name in ("nq", "nt"):
        file = release.path / "dumps" / f"iiot-policy.{name}"
        command = [OXIGRAPH, "load", "--location", folder / "store", "--file", file]
        subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=120)
    with serving_oxigraph(folder / "store") as (remote, _):
        yield _opens(remote)


@contextmanager
def serving_oxigraph(store: Path) -> Iterator[tuple[Remote, subprocess.Popen[bytes]]]:
    """`oxigraph serve` over the store in a folder, which may be new."""
    address = f"127.0.0.1:{free_port()}"
    command = [OXIGRAPH, "serve", "--location", store, "--bind", address]
    remote = Remote(
        f"http://{address}/query",
        f"http://{address}/update",
        f"http://{address}/store",
        DIALECTS["oxigraph"],
    )
    with running(list(map(str, command)), f"http://{address}/", store.parent) as process:
        yield remote, process


@contextmanager
def virtuoso(folder: Path, release: Release) -> Iterator[Opens]:
    """Virtuoso; its union is a graph of a name, as `push` leaves it."""
    sql = free_port()
    with serving_virtuoso(folder, sql) as address:
        for name, graph, flags in (("nq", "urn:none", 512), ("nt", UNION, 0)):
            shutil.copy(release.path / "dumps" / f"iiot-policy.{name}", folder / f"data.{name}")
            content = f"file_to_string_output('{folder}/data.{name}')"
            load = f"DB.DBA.TTLP_MT({content}, '', '{graph}', {flags})"
            command = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"EXEC={load};"]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        remote = Remote(
            f"{address}/sparql",
            f"{address}/sparql-auth",
            f"{address}/sparql-graph-crud-auth",
            DIALECTS["virtuoso"],
        )
        yield _opens(remote, UserAndPassword("dba", "dba"))


KINDS = {
    "embedded": Kind(embedded),
    "oxigraph": Kind(oxigraph),
    "virtuoso": Kind(
        virtuoso,
        lacking=""
        if shutil.which("virtuoso-t") and shutil.which("isql-vt")
        else "no virtuoso-t and isql-vt: `apt-get install virtuoso-opensource-7-bin` brings them",
        most_rows=10_000,
    ),
}


def _opens(remote: Remote, auth: httpx.Auth | None = None) -> Opens:
    @asynccontextmanager
    async def opens(limits: RemoteLimits) -> AsyncIterator[Engine]:
        engine = RemoteEngine(remote, limits, auth)
        try:
            yield engine
        finally:
            await engine.close()

    return opens
