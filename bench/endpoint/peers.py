"""The servers that are compared, each started on the same data set."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from bench.endpoint import virtuoso
from bench.endpoint.data import DataSet
from bench.endpoint.processes import Server, free_port, wait_for

_ROOT = Path(__file__).parents[2]
_VIRTUOSO = Path("/usr/bin/virtuoso-t")
_VIRTUOSO_GRAPH = "https://w3id.org/iiot-policy/graph/union"
_LARGE: Final[virtuoso.Settings] = {
    "Database": {"FileExtend": 200},
    "Parameters": {
        "MaxClientConnections": 100,
        "NumberOfBuffers": 170_000,
        "MaxDirtyBuffers": 130_000,
        "MaxQueryMem": "2G",
    },
    "HTTPServer": {
        "ServerThreads": 100,
        "MaxClientConnections": 100,
        "MaxKeepAlives": 100,
        "KeepAliveTimeout": 60,
    },
    "SPARQL": {"MaxQueryCostEstimationTime": 400},
}
"""What Virtuoso is given for a large load."""
_RDFLIB_MOST = 1_000_000
"""Triples beyond which rdflib takes minutes and gigabytes to load them."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A running server, and how it is asked."""

    name: str
    process: Server | None
    """What runs it; None where others started it."""
    port: int
    path: str = "/sparql"
    method: str = "GET"
    before: str = field(default="")
    """Parameters that each request has before `query=`, already encoded."""

    @property
    def server(self) -> Server:
        """The process that we started."""
        assert self.process
        return self.process


class Absent(Exception):  # noqa: N818  # named for what it tells
    """Raised where a peer cannot be run here, or not on this data set; the message says why."""


@contextmanager
def running(name: str, data: DataSet, work: Path) -> Iterator[Peer]:
    """A server of that name on the data set; raises Absent."""
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    peer = PEERS[name](data, folder)
    try:
        yield peer
    finally:
        peer.server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def start_ours(data: DataSet, folder: Path, environment: Mapping[str, str] | None = None) -> Peer:
    """Our own server; it says where it listens."""
    command = [sys.executable, "-m", "api", "serve", "--port", "0", "--data", str(data.folder)]
    log = folder.with_suffix(".log")
    server = Server(command, log=log, folder=_ROOT, environment=environment)
    address = server.output.readline().decode().strip()
    try:
        port = urlsplit(address).port or 0  # it says nothing where it did not start
        wait_for(port, server, 10)
    except BaseException:
        server.stop()
        raise
    return Peer("ours", server, port)


def _oxigraph(data: DataSet, folder: Path) -> Peer:
    command = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if command is None:
        raise Absent("oxigraph is not installed: uv pip install oxigraph")
    location = ["--location", str(folder / "store")]
    for dump in (data.quads, data.triples):
        _run(command, "load", *location, "--file", str(dump))
    _run(command, "optimize", *location)
    port = free_port()
    serve = [command, "serve-read-only", *location, "--bind", f"127.0.0.1:{port}"]
    server = Server(serve, log=folder / "log", capped=True)
    wait_for(port, server, 60)
    return Peer("oxigraph", server, port, "/query")


def _rdflib_endpoint(data: DataSet, folder: Path) -> Peer:
    if data.release.manifest["counts"]["triples"] > _RDFLIB_MOST:
        raise Absent("more than rdflib holds in memory in reason")
    port = free_port()
    command = [sys.executable, "-m", "bench.endpoint.rdflib_peer", str(data.triples), str(port)]
    server = Server(command, log=folder / "log", capped=True, folder=_ROOT)
    wait_for(port, server, 300)
    return Peer("rdflib-endpoint", server, port)


def _virtuoso(data: DataSet, folder: Path) -> Peer:
    if not _VIRTUOSO.exists():
        raise Absent("virtuoso-t is not installed: apt install virtuoso-opensource-7")
    database, port = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    reads = {"Parameters": {"DirsAllowed": f"{folder}, {data.triples.parent}"}}
    ini.write_text(virtuoso.settings(folder, database, port, _LARGE, reads))
    command = [str(_VIRTUOSO), "+foreground", "+configfile", str(ini)]
    server = Server(command, log=folder / "log", folder=folder)
    try:
        wait_for(port, server, 120)
        graph = _VIRTUOSO_GRAPH
        script = (
            f"ld_dir('{data.triples.parent}', '{data.triples.name}', '{graph}');"
            "rdf_loader_run(); checkpoint; SELECT ll_state, ll_error FROM DB.DBA.load_list;"
        )
        _run("isql-vt", str(database), "dba", "dba", f"exec={script}")
    except BaseException:
        server.stop()
        raise
    before = f"default-graph-uri={quote(graph, safe='')}&"
    return Peer("virtuoso", server, port, method="POST", before=before)


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr[-2000:]}{done.stdout[-2000:]}")
    return done.stdout


PEERS: Final[dict[str, Callable[[DataSet, Path], Peer]]] = {
    "ours": start_ours,
    "oxigraph": _oxigraph,
    "rdflib-endpoint": _rdflib_endpoint,
    "virtuoso": _virtuoso,
}
"""Ours first, then the one that the goals are measured by."""
