"""`extract` as a user runs it: what is printed of files of every format, and of bad ones."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from official_samples import FORMATS, LETTER, PLAN, RULES, as_text, write_samples
from rdflib import RDF, Graph, URIRef

from corpus import CORPUS
from graph.publish import publish
from loaders.corpus import read_corpus
from ontology.terms import BASE, ELI, IIP
from queries import RULES as DERIVING

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "api"]
ENVIRONMENT = {**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"}
DOCUMENT_KEYS = [
    "role", "title", "start", "end", "type", "document_number", "issuers", "recipients",
    "date_document", "date_published", "date_in_force", "valid_until", "parts", "citations",
    "targets", "mentions", "actors",
]  # fmt: skip
STATEMENT_KEYS = {
    "parts": ["path", "parent", "kind", "numbering", "heading", "start", "end"],
    "citations": [
        "part", "start", "end", "quote", "title", "document_number", "cue", "relation",
        "resolution", "document",
    ],
    "targets": [
        "part", "start", "end", "quote", "indicator", "subject", "comparator", "value", "lower",
        "upper", "unit", "basis", "due", "due_precision",
    ],
    "mentions": ["part", "start", "end", "quote", "concept"],
    "actors": ["part", "start", "end", "quote", "body", "role"],
}  # fmt: skip


def run(*words: object, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        cwd=folder or ROOT, capture_output=True, encoding="utf-8", env=ENVIRONMENT, check=False,
    )  # fmt: skip


def extract(*words: object) -> Any:  # noqa: ANN401  # JSON
    """The one JSON object that is printed."""
    done = run("extract", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def lines(done: subprocess.CompletedProcess[str]) -> list[Any]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def check(said: dict[str, Any]) -> None:
    """Every key is there, every quote stands in the text, every part in its document."""
    assert list(said) == ["source", "text", "documents", "warnings"]
    assert list(said["source"]) == ["file", "media_type", "sha256", "bytes"]
    for warning in said["warnings"]:
        assert list(warning) == ["code", "message", "start", "end"]
    for document in said["documents"]:
        assert list(document) == DOCUMENT_KEYS
        paths = [None, *(part["path"] for part in document["parts"])]
        assert all(part["parent"] in paths for part in document["parts"])
        for name, keys in STATEMENT_KEYS.items():
            for one in document[name]:
                assert list(one) == keys
                assert document["start"] <= one["start"] < one["end"] <= document["end"]
                if name != "parts":
                    assert said["text"][one["start"] : one["end"]] == one["quote"]
                    assert one["part"] in paths


def file(folder: Path, sample: tuple[str, ...], suffix: str = ".txt") -> Path:
    path = folder / f"sample{suffix}"
    path.write_bytes(FORMATS[suffix](sample))
    return path


# ---- one file


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_plan_in_every_format(tmp_path: Path, suffix: str) -> None:
    path = file(tmp_path, PLAN, suffix)
    said = extract(path)
    check(said)
    assert said["source"]["file"] == str(path)
    assert said["source"]["bytes"] == path.stat().st_size
    notice, plan = said["documents"]
    assert (notice["role"], plan["role"]) == ("main", "annex")
    assert (notice["title"], plan["title"]) == (PLAN[0], PLAN[8])
    assert (notice["type"], plan["type"]) == ("通知", "行动计划")
    assert notice["document_number"] == {
        "raw": "某部信〔2031〕15号",
        "normalized": "某部信〔2031〕15号",
        "code": "某部信",
        "year": 2031,
        "serial": 15,
    }
    assert notice["issuers"] == ["工业和信息化部"]
    assert notice["recipients"] == ["各省、自治区、直辖市通信管理局", "各有关单位"]
    assert notice["date_document"] == "2031-03-06"
    assert [part["path"] for part in plan["parts"]] == ["1", "2", "2/1", "2/2", "3", "3/1"]
    assert plan["parts"][2]["heading"] == "夯实网络基础"


def test_the_statements_of_a_plan(tmp_path: Path) -> None:
    notice, plan = extract(file(tmp_path, PLAN))["documents"]
    cited = {c["relation"]: c for c in notice["citations"]}
    assert cited["implementsPolicy"]["document"] == f"{BASE}eli/cn/sc/2017/guofa-50"
    assert cited["implementsPolicy"]["document_number"] == "国发〔2017〕50号"
    assert cited["implementsPolicy"]["cue"] == "贯彻落实"
    assert cited["hasAnnex"]["document"].endswith("/annex/1")
    nodes, firms = plan["targets"]
    assert (nodes["subject"], nodes["comparator"], nodes["value"]) == ("标识解析二级节点", ">=", 20)
    assert (nodes["unit"], nodes["due"], nodes["part"]) == ("个", "2033", "1")
    assert nodes["indicator"] == "secondary-nodes"
    assert (firms["value"], firms["lower"], firms["unit"]) == (30, None, "家")
    assert ("tsn", "2/1") in [(one["concept"], one["part"]) for one in plan["mentions"]]
    assert [(one["body"], one["part"]) for one in plan["actors"]][:2] == [
        ("miit", "2/1"),
        ("cac", "2/2"),
    ]


def test_rules_have_chapters_articles_and_items(tmp_path: Path) -> None:
    said = extract(file(tmp_path, RULES))
    check(said)
    (rules,) = said["documents"]
    assert rules["document_number"] is None
    assert rules["issuers"] == []
    assert rules["date_document"] is None
    assert rules["date_in_force"] == "2031-05-01"
    kinds = [part["kind"] for part in rules["parts"]]
    assert [kinds.count(kind) for kind in ("chapter", "article", "item")] == [2, 3, 2]


def test_a_body_that_nobody_knows_is_named_as_printed(tmp_path: Path) -> None:
    (letter,) = extract(file(tmp_path, LETTER))["documents"]
    assert letter["issuers"] == ["某某产业联盟办公室"]
    assert letter["type"] == "函"


def test_one_file_is_indented_and_several_are_lines(tmp_path: Path) -> None:
    path = file(tmp_path, LETTER)
    assert run("extract", path).stdout.startswith('{\n  "source"')
    assert len(lines(run("extract", path, path))) == 2
    assert len(lines(run("extract", tmp_path))) == 1


# ---- files that cannot be read


def test_a_bad_file_is_an_answer_and_the_rest_is_read(tmp_path: Path) -> None:
    good, bad, absent = file(tmp_path, PLAN), tmp_path / "bad.pdf", tmp_path / "absent.txt"
    bad.write_bytes(b"%PDF-1.4 nothing")
    done = run("extract", bad, good, absent)
    first, second, third = lines(done)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert first["source"] == {"file": str(bad)}
    assert first["error"]["code"] == "damaged"
    assert third["error"]["code"] == "not-opened"
    check(second)
    assert str(bad) in done.stderr
    assert str(absent) in done.stderr
    single = run("extract", bad)
    assert (single.returncode, json.loads(single.stdout)["error"]["code"]) == (3, "damaged")


def test_a_file_over_its_time_is_given_up(tmp_path: Path) -> None:
    slow = tmp_path / "slow.html"
    slow.write_bytes(FORMATS[".html"](("关于通知", *("一、加快发展工业互联网平台。" * 400,) * 400)))
    done = run("extract", slow, "--seconds", "0.1")
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (3, "too-slow")


def test_a_folder_is_walked_by_name_and_other_files_are_told(tmp_path: Path) -> None:
    write_samples(tmp_path / "b", two=LETTER)
    write_samples(tmp_path / "a", one=PLAN)
    (tmp_path / "a" / "picture.png").write_bytes(b"\x89PNG")
    done = run("extract", tmp_path)
    assert [Path(said["source"]["file"]).name for said in lines(done)] == ["one.txt", "two.txt"]
    assert done.returncode == 0
    assert "ignored: " in done.stderr
    assert "picture.png" in done.stderr
    (tmp_path / "empty").mkdir()
    nothing = run("extract", tmp_path / "empty")
    assert (nothing.returncode, nothing.stdout) == (1, "")


# ---- records and Turtle


def test_records_that_are_printed_build_unchanged(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for name, sample in (("plan", PLAN), ("rules", RULES), ("letter", LETTER)):
        done = run("extract", file(tmp_path, sample), "--format", "record")
        assert done.returncode == 0, done.stderr
        (own / f"{name}.yaml").write_text(done.stdout, encoding="utf-8")
    release = publish(read_corpus([own]), tmp_path / "data", rules=DERIVING).release
    assert release.manifest["counts"]["documents"] == 4


def test_several_records_go_to_a_folder(tmp_path: Path) -> None:
    samples = write_samples(tmp_path / "samples", plan=PLAN, rules=RULES)
    to = tmp_path / "records"
    assert run("extract", samples, "--format", "record").returncode == 2
    done = run("extract", samples, "--format", "record", "-o", to)
    assert done.stdout.splitlines() == [str(to / "plan.yaml"), str(to / "rules.yaml")]
    assert len(read_corpus([CORPUS, to]).readings) > 2
    again = run("extract", samples, "--format", "record", "-o", to)
    assert (again.returncode, "would be written twice" in again.stderr) == (2, True)
    assert run("extract", samples, "-o", to).returncode == 2


def test_turtle_is_valid_by_itself(tmp_path: Path) -> None:
    samples = write_samples(tmp_path / "samples", plan=PLAN, rules=RULES, letter=LETTER)
    done = run("extract", samples, "--format", "ttl")
    assert (done.returncode, done.stderr) == (0, "")
    graph = Graph().parse(data=done.stdout)
    notice = URIRef(f"{BASE}eli/cn/moubuxin/2031/moubuxin-15")
    assert (notice, RDF.type, IIP.PolicyDocument) in graph
    assert len(set(graph.subjects(RDF.type, IIP.Target))) == 2
    opinions = URIRef(f"{BASE}eli/cn/sc/2017/guofa-50")
    assert (notice, IIP.implementsPolicy, opinions) in graph
    assert set(graph.objects(opinions, ELI.has_part)) == set(), "the head alone of what is cited"
    turtle = tmp_path / "samples.ttl"
    turtle.write_text(done.stdout, encoding="utf-8")
    valid = run("validate", turtle)
    assert valid.returncode == 0, valid.stdout


def test_turtle_leaves_out_what_cannot_be_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK")
    done = run("extract", bad, file(tmp_path, LETTER), "--format", "ttl")
    assert done.returncode == 3
    assert "bad.docx" in done.stderr
    assert len(Graph().parse(data=done.stdout)) > 10


def test_records_of_ones_own_are_known(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    record = run("extract", file(tmp_path, PLAN), "--format", "record").stdout
    (own / "plan.yaml").write_text(record, encoding="utf-8")
    letter = (*LETTER[:2], "根据《试验网络发展行动计划（2031—2033年）》，同意。", *LETTER[3:])
    (said,) = extract(file(tmp_path, letter), "--corpus", own)["documents"]
    assert said["citations"][0]["document"].endswith("moubuxin-15/annex/1")
    (alone,) = extract(file(tmp_path, letter))["documents"]
    assert alone["citations"][0]["resolution"] == "external"


# ---- being stopped


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_bytes(as_text(PLAN * 30))
    return tmp_path


def test_an_interrupt_ends_the_command_and_its_workers(many: Path) -> None:
    command = [*COMMAND, "extract", str(many)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env=ENVIRONMENT, cwd=ROOT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ours may ignore it
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        assert process.stderr
        told = process.stderr.read().decode()
    assert process.returncode != 0
    assert "Traceback" not in told
    for _ in range(100):
        if not _alive(process.pid):
            return
        time.sleep(0.1)
    pytest.fail("workers are left")


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
