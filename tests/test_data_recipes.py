"""The programs on the page of the data, taken from it as served and run as real processes."""

import html as entities
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import networkx as nx
import pytest

pytest_plugins = ["serving"]

RECIPE = re.compile(
    r'<code class="recipe" data-recipe="([\w-]+)" data-language="(\w+)">(.*?)</code>', re.DOTALL
)
COMMANDS = {"sh": ["bash", "-eu"], "python": [sys.executable], "r": ["Rscript"]}
NUMBERS = ("国发〔2017〕50号", "工信厅信管〔2020〕8号")

with_r = pytest.mark.skipif(
    not shutil.which("Rscript"),
    reason="no R with its package SPARQL: install r-cran-sparql of Debian",
)


@pytest.fixture(scope="module")
def recipes(server: httpx.Client) -> dict[str, tuple[str, str]]:
    """The language and the text of each program on the page."""
    page = server.get("/dumps", headers={"Accept": "text/html"}).text
    found = RECIPE.findall(page)
    return {key: (language, entities.unescape(code)) for key, language, code in found}


def run(recipe: tuple[str, str], folder: Path) -> str:
    """What a program prints; no proxy stands between it and a server on this machine."""
    language, code = recipe
    program = folder / f"program.{language}"
    program.write_text(code, encoding="utf-8")
    own = {"LC_ALL": "C.UTF-8", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    done = subprocess.run(
        [*COMMANDS[language], program.name],
        cwd=folder, env={**os.environ, **own}, capture_output=True, encoding="utf-8", timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_these_are_the_programs_that_are_tried(recipes: dict[str, tuple[str, str]]) -> None:
    tried = {"curl", "curl-dump", "sparqlwrapper", "rdflib", "pandas", "r", "r-csv", "gephi"}
    assert set(recipes) == tried | {"networkx"}


def test_curl_gets_a_table(recipes: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    header, *rows = run(recipes["curl"], tmp_path).splitlines()
    assert header == "document,number,title"
    assert all(any(number in row for row in rows) for number in NUMBERS)


def test_curl_fetches_the_dump_and_checks_it(
    recipes: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    assert "iiot-policy.ttl: OK" in run(recipes["curl-dump"], tmp_path)
    assert (tmp_path / "iiot-policy.ttl").stat().st_size > 10_000


def test_sparqlwrapper_goes_through_the_rows(
    recipes: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    printed = run(recipes["sparqlwrapper"], tmp_path)
    assert all(number in printed for number in NUMBERS)


def test_rdflib_reads_a_document(recipes: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    count, number = run(recipes["rdflib"], tmp_path).splitlines()
    assert int(count.split()[0]) > 10
    assert "〔" in number


def test_pandas_reads_the_documents(recipes: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    assert int(run(recipes["pandas"], tmp_path).split()[0]) > 2


@with_r
def test_r_asks_by_its_package(recipes: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    printed = run(recipes["r"], tmp_path)
    assert re.match(r"\[1\] [1-9]", printed)
    assert NUMBERS[0] in printed


@with_r
def test_r_reads_the_documents(recipes: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    assert re.match(r"\[1\] [1-9]", run(recipes["r-csv"], tmp_path))


def test_the_graph_for_gephi_has_its_attributes(
    recipes: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    run(recipes["gephi"], tmp_path)
    graph = nx.read_gexf(tmp_path / "lineage.gexf")
    assert graph.is_directed()
    assert any(
        facts["number"] in NUMBERS for _, facts in graph.nodes(data=True) if "number" in facts
    )
    for _, facts in graph.nodes(data=True):
        assert facts["label"]
    kinds = [facts for _, _, facts in graph.edges(data=True)]
    assert kinds
    assert all(facts["relation"] for facts in kinds)
    assert any(facts.get("quote") for facts in kinds)


def test_networkx_reads_the_same_graph(recipes: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    found = re.fullmatch(r"(\d+) documents, (\d+) relations\n", run(recipes["networkx"], tmp_path))
    assert found
    assert int(found[1]) > 1
    assert int(found[2]) > 0
