"""Small releases to push, the command `push` as a user runs it, and what a server then holds."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx
import pyoxigraph as ox

from graph.release import Releases
from graph.store import write_store

BASE = "https://w3id.org/iiot-policy/"
NS = f"{BASE}ns"
UNION = f"{BASE}union"
DBA = {"IIOT_POLICY_STORE_USER": "dba", "IIOT_POLICY_STORE_PASSWORD": "dba"}
TITLE = "The former title"
GONE = f"{BASE}graph/gone"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def make_release(data: Path, graphs: Mapping[str, Sequence[str]]) -> Path:
    """A data folder with a release of graphs whose statements are about one subject each."""
    quads = [
        ox.Quad(ox.NamedNode(f"{name}#this"), LABEL, ox.Literal(text, language="en"), place)
        for name, texts in graphs.items()
        for place in [ox.NamedNode(name)]
        for text in texts
    ]
    shared = ox.Triple(ox.NamedNode(NS), LABEL, ox.Literal("stands in every graph"))
    quads += [
        ox.Quad(shared.subject, shared.predicate, shared.object, ox.NamedNode(name))
        for name in graphs
    ]
    counts = {"statements": len(quads), "triples": len({quad.triple for quad in quads})}
    name = sha256(repr(sorted(map(str, quads))).encode()).hexdigest()[:16]
    manifest = {"release": name, "counts": counts, "made_of": {}, "dumps": {}}
    with Releases(data).building() as folder:
        write_store(folder / "store", quads)
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        Releases(data).publish(folder, name)
    return data


def words(data: Path, address: str, *more: str) -> list[str]:
    """The call for a server that is as Oxigraph; later words win."""
    store = f"{address}/query"
    return ["push", "--data", str(data), "--store", store, "--dialect", "oxigraph", *more]


def run(call: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if "IIOT_POLICY" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "api", *call],
        capture_output=True, encoding="utf-8", check=False, timeout=300,
        env={**known, **environment, "COLUMNS": "200", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


def report(
    call: list[str], code: int = 0, environment: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """What a push says of itself, where it ends with that code."""
    done = run([*call, "--format", "json"], **environment)
    assert done.returncode == code, done.stderr + done.stdout
    assert done.stderr == ""  # no bar where there is no terminal
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["verified"] is (code == 0)
    return found


def ask(address: str, query: str) -> list[list[str]]:
    """Rows of a SELECT at a server."""
    form, accept = {"query": query}, {"Accept": "text/csv"}
    answer = httpx.post(f"{address}/sparql", data=form, headers=accept, trust_env=False)
    assert answer.status_code == 200, answer.text
    return [line.replace('"', "").split(",") for line in answer.text.split()[1:]]


def update(address: str, text: str) -> None:
    answer = httpx.post(f"{address}/update", data={"update": text}, trust_env=False)
    assert answer.status_code == 204, answer.text


def graphs(address: str) -> set[str]:
    return {row[0] for row in ask(address, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}


def release_id(data: Path) -> str:
    release = Releases(data).current()
    assert release
    return release.id


def graph_count(data: Path) -> int:
    """How many graphs a release has, with the union of all."""
    release = Releases(data).current()
    assert release
    return len(list(ox.Store.read_only(str(release.store)).named_graphs())) + 1


def marked(address: str) -> list[list[str]]:
    """The release that the server says that it holds."""
    identifier = "<http://purl.org/dc/terms/identifier>"
    return ask(address, f"SELECT ?r {{ GRAPH <{BASE}pushed> {{ ?s {identifier} ?r }} }}")
