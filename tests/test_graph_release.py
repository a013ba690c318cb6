"""Releases: whole or not there, the same bytes for the same corpus, whatever is killed when."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
from building import Moment, die_in_publishing, start_build
from making import NOTICE, small_corpus
from packaged import packaged_release
from rdflib import SH, Graph, Literal

from corpus import CORPUS
from graph.dumps import digest
from graph.formats import FORMATS
from graph.iris import VALIDATION_GRAPH
from graph.publish import publish
from graph.release import NotValid, Release, ReleaseError, Releases
from graph.store import open_store
from loaders.corpus import Corpus
from queries import RULES

UNSOUND = NOTICE.replace("国发〔2030〕3号", "工信厅信管〔2031〕8号")
"""A record that is well formed and says what SHACL refuses: a document cites itself."""

TESTS = Path(__file__).parent
POINTS = 12


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return small_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def published(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    assert not publish(corpus, data, rules=RULES).unchanged
    return data


@pytest.fixture
def data(published: Path, tmp_path: Path) -> Path:
    """A data folder of its own, with a current release."""
    return Path(shutil.copytree(published, tmp_path / "data"))


def current(data: Path) -> Release:
    release = Releases(data).current()
    assert release
    return release


def folders(data: Path) -> set[str]:
    return {path.name for path in (data / "releases").iterdir()}


def assert_whole(release: Release) -> None:
    """Manifest readable, dumps as it says, store open to questions and of the same size."""
    folder = release.path / "dumps"
    assert set(release.manifest["dumps"]) == {path.name for path in folder.iterdir()} - {
        "SHA256SUMS"
    }
    for name, entry in release.manifest["dumps"].items():
        content = (folder / name).read_bytes()
        assert (len(content), sha256(content).hexdigest()) == (entry["bytes"], entry["sha256"])
    store = open_store(release.store)
    question = "ASK { ?document a <https://w3id.org/iiot-policy/ns#PolicyDocument> }"
    assert bool(store.query(question))
    assert sum(1 for quad in store if quad.graph_name != ox.DefaultGraph()) == release.statements


# ---- what a release is


def test_a_release_is_whole_and_current(published: Path) -> None:
    release = current(published)
    assert_whole(release)
    assert (published / "current").read_text(encoding="utf-8") == f"{release.id}\n"
    assert release.path == published / "releases" / release.id
    assert [kept.path for kept in Releases(published).whole()] == [release.path]


def test_a_manifest_says_what_the_release_is_and_what_it_is_made_of(
    published: Path, corpus: Corpus
) -> None:
    manifest = current(published).manifest
    counts = manifest["counts"]
    assert (counts["documents"], counts["measures"], counts["targets"]) == (2, 1, 1)
    assert manifest["made_of"]["inputs"] == corpus.inputs
    assert set(manifest["made_of"]) == {"inputs", "vocabularies", "rules", "code", "tools"}
    assert set(manifest["made_of"]["rules"]) == {path.name for path in RULES.glob("*.rq")}
    assert {"bodies.ttl", "shapes.ttl", "iiot-policy.ttl"} <= set(
        manifest["made_of"]["vocabularies"]
    )
    assert set(manifest["dumps"]) == {f"iiot-policy.{name}" for name in FORMATS}


def test_a_release_is_named_by_its_content(published: Path) -> None:
    release = current(published)
    path = release.dump("nq")
    ordered = list(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))
    assert release.id == digest(ordered)[:16] == sha256(path.read_bytes()).hexdigest()[:16]


def test_dumps_stand_with_their_sums_for_sha256sum(published: Path) -> None:
    folder = current(published).path / "dumps"
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert lines == [
        f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}"
        for name in (f"iiot-policy.{fmt}" for fmt in FORMATS)
    ]


def test_the_validation_report_stands_with_the_release(published: Path) -> None:
    release = current(published)
    report = Graph().parse(release.path / "report.ttl")
    assert list(report.objects(None, SH.conforms)) == [Literal(True)]
    held = release.dump("nq").read_text(encoding="utf-8")
    (line,) = [line for line in held.splitlines() if SH.conforms.n3() in line]
    assert line.endswith(f"<{VALIDATION_GRAPH}> .")


def test_before_the_first_build_there_is_no_release(tmp_path: Path) -> None:
    assert Releases(tmp_path).current() is None
    assert Releases(tmp_path / "missing").current() is None
    assert Releases(tmp_path).whole() == []


# ---- when one is made


def test_unchanged_inputs_are_not_built_again(data: Path, corpus: Corpus) -> None:
    steps: list[str] = []
    before = current(data)
    built = publish(corpus, data, rules=RULES, step=steps.append)
    assert (built.unchanged, built.release.path, steps) == (True, before.path, [])
    assert folders(data) == {before.id}


def test_a_corpus_that_has_moved_is_not_built_again(data: Path, tmp_path: Path) -> None:
    assert publish(small_corpus(tmp_path / "elsewhere"), data, rules=RULES).unchanged


def test_force_builds_beside_the_former_release(data: Path, corpus: Corpus) -> None:
    before = current(data)
    built = publish(corpus, data, rules=RULES, force=True)
    assert not built.unchanged
    assert built.release.path != before.path
    assert (built.release.id, current(data).path) == (before.id, built.release.path)
    assert_whole(built.release)
    assert_whole(before)
    assert [kept.path for kept in Releases(data).whole()] == [before.path, built.release.path]


def test_a_new_comment_is_built_once_and_then_known(data: Path, tmp_path: Path) -> None:
    """The statements are the same, but not what they are made of."""
    before = current(data)
    commented = small_corpus(tmp_path / "corpus", notice=NOTICE + "# checked\n")
    built = publish(commented, data, rules=RULES)
    assert (built.unchanged, built.release.id) == (False, before.id)
    assert publish(commented, data, rules=RULES).unchanged


def test_a_release_that_is_there_already_is_made_current_again(
    data: Path, corpus: Corpus, tmp_path: Path
) -> None:
    before = current(data)
    other = small_corpus(tmp_path / "corpus", notice=NOTICE.replace("value: 20", "value: 30"))
    assert publish(other, data, rules=RULES).release.id != before.id
    again = publish(corpus, data, rules=RULES)
    assert (again.unchanged, again.release.path) == (False, before.path)
    assert current(data).path == before.path
    assert len(folders(data)) == 2


def test_what_shacl_refuses_is_not_published(data: Path, tmp_path: Path) -> None:
    before = current(data)
    unsound = small_corpus(tmp_path / "corpus", notice=UNSOUND)
    with pytest.raises(NotValid, match="violations; nothing was published") as raised:
        publish(unsound, data, rules=RULES)
    assert any("does not cite itself" in r.message_en for r in raised.value.report.violations)
    assert current(data).path == before.path
    assert folders(data) == {before.id}
    assert_whole(current(data))


def test_a_first_build_that_is_refused_leaves_nothing(tmp_path: Path) -> None:
    unsound = small_corpus(tmp_path / "corpus", notice=UNSOUND)
    with pytest.raises(NotValid):
        publish(unsound, tmp_path / "data", rules=RULES)
    assert Releases(tmp_path / "data").current() is None
    assert folders(tmp_path / "data") == set()


def test_a_second_build_at_the_same_time_is_refused(data: Path, corpus: Corpus) -> None:
    with Releases(data).building(), pytest.raises(ReleaseError) as raised:
        publish(corpus, data, rules=RULES, force=True)
    assert str(raised.value) == f"another build is at work in {data}"
    assert_whole(current(data))
    with Releases(data).building():
        pass  # the lock is free again


# ---- what is damaged


@pytest.mark.parametrize(
    "content",
    [None, b"", b"{", b"[]", b"5", b'"text"', b"null", b"{}", b'{"release": "a"}', b"\xff"],
)
def test_a_damaged_manifest_is_named_with_what_to_do(
    data: Path, corpus: Corpus, content: bytes | None
) -> None:
    manifest = current(data).path / "manifest.json"
    if content is None:
        manifest.unlink()
    else:
        manifest.write_bytes(content)
    for ask in (lambda: current(data).id, lambda: publish(corpus, data, rules=RULES)):
        with pytest.raises(ReleaseError, match=r"holds no whole release .*: build it again with"):
            ask()


def test_force_builds_past_a_damaged_release(data: Path, corpus: Corpus) -> None:
    (current(data).path / "manifest.json").write_bytes(b"{")
    assert_whole(publish(corpus, data, rules=RULES, force=True).release)


def test_a_pointer_at_nothing_is_named_with_what_to_do(data: Path) -> None:
    (data / "current").write_text("gone\n", encoding="utf-8")
    with pytest.raises(ReleaseError, match="gone holds no whole release"):
        _ = current(data).manifest


# ---- what is killed


@pytest.mark.parametrize("moment", ["before rename", "after rename", "before replace"])
def test_killed_at_a_rename_the_former_release_stays_current(data: Path, moment: Moment) -> None:
    before = current(data)
    die_in_publishing(data, moment)
    assert current(data).path == before.path
    assert_whole(current(data))


def test_killed_after_the_last_rename_the_new_release_is_current(data: Path) -> None:
    die_in_publishing(data, "after replace")
    assert (data / "current").read_text(encoding="utf-8") == "next\n"


def test_killed_at_any_moment_a_whole_release_is_current(tmp_path: Path, data: Path) -> None:
    corpus = tmp_path / "corpus"
    small_corpus(corpus, notice=NOTICE.replace("value: 20", "value: 30"))
    former = current(data)
    trial = Path(shutil.copytree(data, tmp_path / "trial"))
    process = start_build(corpus, trial)
    begun = time.monotonic()
    process.join()
    duration = time.monotonic() - begun
    latter = current(trial)
    assert (process.exitcode, former.id == latter.id) == (0, False)
    killed = 0
    for point in range(POINTS):
        process = start_build(corpus, data)
        process.join(duration * (point + 0.5) / POINTS)
        process.kill()
        process.join()
        killed += process.exitcode == -signal.SIGKILL
        assert current(data).id in (former.id, latter.id), f"killed at point {point}"
        assert_whole(current(data))
    assert killed >= POINTS // 2, "the builds ended before they were killed"
    process = start_build(corpus, data)
    process.join()
    assert process.exitcode == 0
    assert current(data).id == latter.id
    assert_whole(current(data))
    assert not any(name.startswith(".unfinished-") for name in folders(data))


# ---- the same bytes


def test_the_same_corpus_is_the_same_bytes_in_any_process_and_folder(tmp_path: Path) -> None:
    folder = shutil.copytree(CORPUS, tmp_path / "some where/else" / "corpus")
    command = [sys.executable, str(TESTS / "building.py"), str(folder), str(tmp_path / "data")]
    environment = os.environ | {"PYTHONHASHSEED": "1", "TZ": "UTC-9"}
    subprocess.run(command, cwd=TESTS.parent, env=environment, check=True)
    one, other = packaged_release(), current(tmp_path / "data")
    assert one.id == other.id
    names = [
        "manifest.json",
        "report.ttl",
        "dumps/SHA256SUMS",
        *(f"dumps/{n}" for n in one.manifest["dumps"]),
    ]
    assert len(names) == 3 + len(FORMATS)
    for name in names:
        assert (one.path / name).read_bytes() == (other.path / name).read_bytes(), name
    assert json.loads((one.path / "manifest.json").read_bytes())["counts"]["documents"] > 10
