"""The wheel: six packages with all their data, and nothing else."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("api", "corpus", "graph", "loaders", "ontology", "queries")
OF_THE_MACHINE = ("node_modules", "__pycache__", ".pyc", ".DS_Store")

pytestmark = pytest.mark.skipif(not shutil.which("uv"), reason="uv builds the wheel: install it")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = ["uv", "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    return set(ZipFile(wheel).namelist())


def test_the_packages_alone_stand_at_the_top(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    (about,) = (top for top in tops if top.endswith(".dist-info"))
    assert tops == {*PACKAGES, about}


def test_every_file_of_the_packages_is_there_and_no_other(names: set[str]) -> None:
    """One that a rule of .gitignore hides would be missing."""
    files = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and not any(mark in str(path) for mark in OF_THE_MACHINE)
    }
    assert {name for name in names if ".dist-info/" not in name} == files


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_typed(names: set[str], package: str) -> None:
    assert {f"{package}/py.typed", f"{package}/__init__.py"} <= names


@pytest.mark.parametrize(
    ("folder", "suffix", "least"),
    [
        ("ontology/", ".ttl", 12),
        ("queries/questions/", ".rq", 12),
        ("queries/rules/", ".rq", 12),
        ("graph/checks/", ".rq", 2),
        ("corpus/", ".yaml", 10),
        ("api/pages/", ".html", 10),
        ("api/pages/static/", ".css", 1),
    ],
)
def test_data_travels_with_the_code(names: set[str], folder: str, suffix: str, least: int) -> None:
    found = Counter(Path(name).suffix for name in names if name.startswith(folder))
    assert found[suffix] >= least


def test_the_licence_and_the_command_are_there(wheel: Path, names: set[str]) -> None:
    (command,) = (name for name in names if name.endswith("entry_points.txt"))
    assert any(name.endswith("licenses/LICENSE") for name in names)
    text = ZipFile(wheel).read(command).decode()
    assert "iiot-policy = api.cli:main" in text


def test_the_packages_find_their_data_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path)
    program = """\
import sys
sys.path.insert(0, sys.argv[1])
from corpus import CORPUS
from loaders.corpus import read_corpus
from ontology import ONTOLOGY, SHAPES, VOCABULARIES
from queries.catalog import packaged_catalog

for path in (CORPUS, ONTOLOGY, SHAPES, *VOCABULARIES()):
    assert str(path).startswith(sys.argv[1]) and path.exists(), path
print(len(read_corpus([CORPUS]).readings), len(VOCABULARIES()), len(packaged_catalog()))
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    records, vocabularies, questions = map(int, done.stdout.split())
    assert records == len(list((ROOT / "corpus").rglob("*.yaml")))
    assert vocabularies == len(list((ROOT / "ontology").glob("*.ttl"))) - 2
    assert questions == len(list((ROOT / "queries" / "questions").glob("*.rq")))
