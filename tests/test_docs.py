"""What README and CONTRIBUTING say is so: their commands run, their examples work as they stand."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from packaged import packaged_data

from corpus import CORPUS
from graph.build import build
from loaders.corpus import read_corpus
from ontology.lexicon import load_lexicon
from queries.catalog import Catalog

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SHOWN = [
    line.split(" > ")[0]
    for line in re.findall(r"^\$ uv run iiot-policy (.+)$", README, re.MULTILINE)
    if "~" not in line
]


def _run(command: str, folder: Path = ROOT) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "api", *shlex.split(command)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "IIOT_POLICY_DATA": str(packaged_data()), "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _example(language: str, containing: str) -> str:
    blocks = re.findall(rf"```{language}\n(.*?)```", CONTRIBUTING, re.DOTALL)
    return next(str(block) for block in blocks if containing in block)


def test_how_many_commands_the_readme_shows() -> None:
    assert len(SHOWN) == 9


@pytest.mark.parametrize("command", SHOWN)
def test_a_command_of_the_readme_runs(command: str, tmp_path: Path) -> None:
    notice = ROOT / "bench" / "extraction" / "own" / "notice-action-plan.html"
    (tmp_path / "notices").mkdir()
    for name in ("notice.html", "notices/one.html"):
        (tmp_path / name).write_bytes(notice.read_bytes())
    before = set(tmp_path.iterdir())
    assert _run(command, tmp_path) or set(tmp_path.iterdir()) > before


def test_the_readme_names_each_package() -> None:
    house = README.partition("## The house")[2]
    for package in ("ontology", "corpus", "loaders", "graph", "queries", "api"):
        assert f"{package}/" in house


def test_the_policy_of_contributing_is_one_file(tmp_path: Path) -> None:
    record = _example("yaml", "record: policy").replace("〔2019〕78号", "〔2099〕78号")
    (tmp_path / "policy.yaml").write_text(record, encoding="utf-8")
    corpus = read_corpus([CORPUS, tmp_path])
    dataset = build(corpus.readings, corpus.lexicon, corpus.vocabularies)
    iri = "https://w3id.org/iiot-policy/eli/cn/miit/2099/gxt-xinguan-78"
    assert any(str(graph.identifier) == f"{iri}/graph/policy" for graph in dataset.graphs())


def test_the_synonym_of_contributing_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "synonym.ttl").write_text(_example("turtle", "@prefix skos"), encoding="utf-8")
    lexicon = load_lexicon([tmp_path / "synonym.ttl"])
    assert [m.concept.key for m in lexicon.find("部署时敏网络", schemes=["technology"])] == ["tsn"]


def test_the_question_of_contributing_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(_example("sparql", "#+ summary"), encoding="utf-8")
    assert list(Catalog(tmp_path)) == ["own"]


def test_a_bulletin_is_one_file(tmp_path: Path) -> None:
    bulletin = next((ROOT / "tests" / "bulletins").glob("whole*.txt"))
    (tmp_path / "bulletin.txt").write_bytes(bulletin.read_bytes())
    readings = read_corpus([CORPUS, tmp_path]).readings
    assert any(reading.source.key.startswith("bulletin-") for reading in readings)


def test_the_picture_of_the_readme_is_the_present_one() -> None:
    command = next(command for command in SHOWN if command.startswith("lineage"))
    drawn = _run(command)
    shown = (ROOT / "docs" / "lineage.svg").read_text(encoding="utf-8")
    assert shown == drawn, f"make it again: iiot-policy {command} > docs/lineage.svg"
