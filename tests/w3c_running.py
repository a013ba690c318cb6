"""Servers in processes of their own, as the command `serve` starts them, and data for them."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox

from graph.release import Releases
from graph.store import write_store

COUNTED = ("citations", "conflicts", "documents", "measures", "sources", "targets", "warnings")
"""What the manifest of a release counts beside its statements."""


@contextmanager
def running(*options: str) -> Iterator[str]:
    """Run `serve` on a free port; gives its address, which has no path."""
    command = [sys.executable, "-m", "api", "serve", *options, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            assert address.startswith("http://"), f"no address from {' '.join(command)}"
            yield address.rstrip("/")
        finally:
            process.terminate()
            try:
                process.wait(20)
            finally:
                process.kill()  # does nothing to one that has ended


def empty(server: httpx.Client) -> None:
    """Remove every graph."""
    headers = {"Content-Type": "application/sparql-update"}
    server.post("/sparql", content="DROP ALL", headers=headers).raise_for_status()


def publish(data: Path, quads: Iterable[ox.Quad]) -> None:
    """Make a release of these statements, and of nothing else, the current one of a data folder."""
    statements = list(quads)
    counts = {
        **dict.fromkeys(COUNTED, 0),
        "statements": len(statements),
        "triples": len({quad.triple for quad in statements}),
    }
    manifest = {"release": "w3c", "counts": counts, "made_of": {}, "dumps": {}}
    releases = Releases(data)
    with releases.building() as folder:
        write_store(folder / "store", statements)
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        releases.publish(folder, "w3c")
