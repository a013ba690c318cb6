"""Engines of several makers, each in processes of its own, with one release loaded."""

import os
import shutil
import socket
import subprocess
import sys
import time
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

_OXIGRAPH = Path(sys.executable).with_name("oxigraph")
_READY_SECONDS = 60

_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
ThreadsPerQuery = 2
CheckpointInterval = 0

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 10
MaxClientConnections = 10
Charset = UTF-8

[SPARQL]
ResultSetMaxRows = 10000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 60
"""


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
        command = [_OXIGRAPH, "load", "--location", folder / "store", "--file", file]
        subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=120)
    with serving_oxigraph(folder / "store") as (remote, _):
        yield _opens(remote)


@contextmanager
def serving_oxigraph(store: Path) -> Iterator[tuple[Remote, subprocess.Popen[bytes]]]:
    """`oxigraph serve` over the store in a folder, which may be new."""
    address = f"127.0.0.1:{free_port()}"
    command = [_OXIGRAPH, "serve", "--location", store, "--bind", address]
    remote = Remote(
        f"http://{address}/query",
        f"http://{address}/update",
        f"http://{address}/store",
        DIALECTS["oxigraph"],
    )
    with _running(list(map(str, command)), store.parent, f"http://{address}/") as process:
        yield remote, process


@contextmanager
def virtuoso(folder: Path, release: Release) -> Iterator[Opens]:
    """Virtuoso with an ini of its own; its union is a graph of a name, as `push` leaves it."""
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(folder=folder, sql=sql, http=http))
    command = ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    address = f"http://127.0.0.1:{http}"
    remote = Remote(
        f"{address}/sparql",
        f"{address}/sparql-auth",
        f"{address}/sparql-graph-crud-auth",
        DIALECTS["virtuoso"],
    )
    with _running(command, folder, f"{address}/sparql?query=ASK%7B%7D"):
        for name, graph, flags in (("nq", "urn:none", 512), ("nt", UNION, 0)):
            shutil.copy(release.path / "dumps" / f"iiot-policy.{name}", folder / f"data.{name}")
            content = f"file_to_string_output('{folder}/data.{name}')"
            load = f"DB.DBA.TTLP_MT({content}, '', '{graph}', {flags})"
            command = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"EXEC={load};"]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
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


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _opens(remote: Remote, auth: httpx.Auth | None = None) -> Opens:
    @asynccontextmanager
    async def opens(limits: RemoteLimits) -> AsyncIterator[Engine]:
        engine = RemoteEngine(remote, limits, auth)
        try:
            yield engine
        finally:
            await engine.close()

    return opens


@contextmanager
def _running(command: list[str], folder: Path, ready: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server process, from when it answers at an address until it has ended."""
    with (
        (folder / "output").open("wb") as output,
        subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, env=dict(os.environ)
        ) as process,
    ):
        try:
            _wait(process, ready, folder / "output")
            yield process
        finally:
            process.kill()
            process.wait(20)


def _wait(process: subprocess.Popen[bytes], address: str, output: Path) -> None:
    until = time.monotonic() + _READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx.get(address, trust_env=False, timeout=5)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{process.args!r} did not begin to serve: {output.read_text()[-2000:]}")
