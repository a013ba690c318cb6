"""SPARQL servers of other makers as real processes, and a gate before one that can be closed."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx

from bench.endpoint.processes import free_port
from bench.endpoint.virtuoso import Settings, settings

VIRTUOSO = shutil.which("virtuoso-t")
NO_VIRTUOSO = "no virtuoso-t: `apt-get install virtuoso-opensource-7-bin` brings it"
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
SMALL: Settings = {
    "Parameters": {
        "CaseMode": 2,
        "NumberOfBuffers": 20_000,
        "MaxDirtyBuffers": 12_000,
        "CheckpointInterval": 0,
    },
    "HTTPServer": {"ServerThreads": 10, "MaxClientConnections": 10, "Charset": "UTF-8"},
    "SPARQL": {"MaxQueryCostEstimationTime": 0},
}
"""What Virtuoso is given for a test."""
_READY_SECONDS = 60
Answer = Callable[[BaseHTTPRequestHandler], int | None]


@contextmanager
def oxigraph(store: Path, *options: str, command: str = "serve") -> Iterator[str]:
    """`oxigraph serve` over a store on disk, which may be new; gives its address."""
    port = free_port()
    call = [OXIGRAPH, command, "--location", store, "--bind", f"127.0.0.1:{port}", *options]
    with running(list(map(str, call)), f"http://127.0.0.1:{port}/", store.parent):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path, sql: int | None = None) -> Iterator[str]:
    """An empty Virtuoso, which listens for SQL too; user and password are dba."""
    sql, http = sql or free_port(), free_port()
    (folder / "virtuoso.ini").write_text(settings(folder, sql, http, SMALL))
    assert VIRTUOSO
    call = [VIRTUOSO, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with running(call, f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D", folder):
        yield f"http://127.0.0.1:{http}"


@contextmanager
def gate(behind: str, answer: Answer) -> Iterator[str]:
    """A server that passes requests on to another, unless `answer` gives a status of its own."""

    class Gate(BaseHTTPRequestHandler):
        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status = answer(self)
            if status is None:
                names = ("Content-Type", "Accept")
                headers = {name: self.headers[name] for name in names if name in self.headers}
                reply = httpx.request(
                    self.command, behind + self.path, content=body, headers=headers,
                    trust_env=False, timeout=60,
                )  # fmt: skip
                status, content = reply.status_code, reply.content
            else:
                content = b"the gate\x1b[31m is closed"
            self.send_response(status)
            if status == httpx.codes.UNAUTHORIZED:
                self.send_header("WWW-Authenticate", 'Basic realm="gate"')
            if status == httpx.codes.TEMPORARY_REDIRECT:
                self.send_header("Location", "http://elsewhere.example/")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = _pass  # noqa: N815  # names of the library

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Gate) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def running(call: list[str], ready: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server process, from when it answers at an address until it has ended."""
    with (
        (folder / "output").open("wb") as output,
        subprocess.Popen(call, cwd=folder, stdout=output, stderr=output) as process,
    ):
        try:
            until = time.monotonic() + _READY_SECONDS
            while not _answers(ready):
                said = (folder / "output").read_text(errors="replace")[-2000:]
                assert process.poll() is None, f"{call} has ended: {said}"
                assert time.monotonic() < until, f"{call} does not answer: {said}"
                time.sleep(0.1)
            yield process
        finally:
            process.kill()
            process.wait(20)


def _answers(address: str) -> bool:
    try:
        httpx.get(address, trust_env=False, timeout=5)
    except httpx.HTTPError:
        return False
    return True
