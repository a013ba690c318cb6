"""The commands as a user runs them: in a process of their own, by exit code and output."""

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib import import_module
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from packaged import packaged_build, packaged_data
from rdflib import Graph

from api.cli import EXIT_CODES
from graph.formats import FORMATS

NOTICE = "https://w3id.org/iiot-policy/eli/cn/miit/2020/gxt-xinguan-8"
COMMANDS = (
    "build", "validate", "serve", "sparql", "query", "show", "resolve", "lineage", "dump",
    "audit", "extract", "push", "settings",
)  # fmt: skip


def run(*words: str, data: Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run `iiot-policy` with these words on the packaged release, or on another data folder."""
    environment = {
        **os.environ,
        "IIOT_POLICY_DATA": str(data or packaged_data()),
        "COLUMNS": "200",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "api", *words],
        input=stdin, capture_output=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip


def ok(*words: str, stdin: str = "") -> str:
    done = run(*words, stdin=stdin)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return done.stdout


def test_help_lists_every_command() -> None:
    said = ok("--help")
    assert all(command in said for command in COMMANDS)


@pytest.mark.parametrize("name", EXIT_CODES)
def test_exit_codes_are_of_exceptions_that_there_are(name: str) -> None:
    module, _, cls = name.rpartition(".")
    assert issubclass(getattr(import_module(module), cls), Exception)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_with_an_example(command: str) -> None:
    assert "Example: iiot-policy" in ok(command, "--help")


def test_version() -> None:
    assert ok("--version").startswith("iiot-policy 0.1.0")


def test_build_says_what_it_made() -> None:
    output, errors = packaged_build()
    assert errors == ""  # no progress where there is no terminal
    report = json.loads(output)
    assert report["measures"] >= 20
    assert report["targets"] >= 25
    assert report["violations"] == 0
    again = json.loads(ok("build", "--format", "json"))
    assert (again["release"], again["unchanged"]) == (report["release"], True)


def test_build_names_the_fault_of_a_record(tmp_path: Path) -> None:
    record = tmp_path / "corpus" / "wrong.yaml"
    record.parent.mkdir()
    record.write_text("record: policy\nnumber: 测〔2020〕1号\ntitel: {zh: x}\n", encoding="utf-8")
    done = run("build", "--corpus", str(record.parent), data=tmp_path / "data")
    assert done.returncode == 3
    assert "wrong.yaml:3:1: unknown key titel" in done.stderr
    assert "title" in done.stderr


def test_a_command_without_a_release_says_what_to_do(tmp_path: Path) -> None:
    done = run("resolve", "8号", data=tmp_path)
    assert done.returncode == 4
    assert "iiot-policy build" in done.stderr


def test_resolve_any_spelling() -> None:
    assert ok("resolve", "工信庁信管[2020]8号").strip() == NOTICE
    assert ok("resolve", "工信厅信管〔2020〕8 号").strip() == NOTICE
    assert ok("resolve", "工业和信息化部办公厅关于推动工业互联网加快发展的通知").strip() == NOTICE


def test_resolve_exits_1_for_none_and_for_several() -> None:
    nothing = run("resolve", "工信厅信管〔1999〕1号")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    several = run("resolve", "--format", "json", "IIoT")
    assert several.returncode == 1
    assert len(json.loads(several.stdout)["candidates"]) > 1


def test_query_lists_and_runs() -> None:
    listed = json.loads(ok("query", "--format", "json"))
    assert {"name", "summary", "parameters"} <= set(listed[0])
    table = ok(
        "query",
        "measures-of-document",
        "--param",
        "document=工信厅信管〔2020〕8号",
        "--format",
        "csv",
    )
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["class"] for row in rows].count("Measure") == 20
    assert [row["class"] for row in rows].count("Section") == 6


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["measures-of-documnt"], "measures-of-document"),
        (["measures-of-document"], "needs document"),
        (["measures-of-document", "--param", "documents=x"], "it has: document"),
        (["measures-of-document", "--param", "document"], "name=value"),
        (["in-force-on", "--param", "day=2020-02-31"], "2020-02-31"),
    ],
)
def test_a_wrong_call_exits_2_and_says_what_is_valid(words: list[str], message: str) -> None:
    done = run("query", *words)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_sparql_from_argument_file_and_standard_input(tmp_path: Path) -> None:
    ask = f"ASK {{ <{NOTICE}> ?p ?o }}"
    (tmp_path / "q.rq").write_text(ask, encoding="utf-8")
    assert ok("sparql", ask) == "true\n"
    assert ok("sparql", "-f", str(tmp_path / "q.rq")) == "true\n"
    assert json.loads(ok("sparql", "-", "--format", "json", stdin=ask))["boolean"] is True
    graph = Graph().parse(data=ok("sparql", f"DESCRIBE <{NOTICE}>", "--format", "ttl"))
    assert len(graph) > 10


def test_sparql_refuses_what_it_does_not_do(tmp_path: Path) -> None:
    syntax = run("sparql", "SELECT *\n{ ?s ?p }")
    assert (syntax.returncode, "line 2, column 10" in syntax.stderr) == (2, True)
    service = run("sparql", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert (service.returncode, "SERVICE" in service.stderr) == (2, True)
    assert run("sparql", "INSERT DATA { <a:a> <a:b> <a:c> }").returncode == 2
    assert run("sparql", "-f", "absent.rq").returncode == 3
    (tmp_path / "q.rq").write_bytes(b"ASK {} # \xff")
    encoded = run("sparql", "-f", str(tmp_path / "q.rq"))
    assert (encoded.returncode, "not UTF-8 at byte 9" in encoded.stderr) == (3, True)


def test_show_is_a_readable_card() -> None:
    card = ok("show", "工信厅信管〔2020〕8号")
    assert "工业和信息化部办公厅关于推动工业互联网加快发展的通知" in card
    assert "（二十）" in card
    assert "2020-03-06" in card
    assert "time-sensitive networking" in ok("show", "technology/tsn")
    assert run("show", "id/technology/none").returncode == 1


@pytest.mark.parametrize("form", ["json", "graphml", "gexf", "dot", "csv", "svg"])
def test_lineage_in_every_form(form: str, tmp_path: Path) -> None:
    text = ok("lineage", "工信厅信管〔2020〕8号", "--depth", "1", "--format", form)
    file = tmp_path / f"lineage.{form}"
    file.write_text(text, encoding="utf-8")
    if form == "json":
        assert NOTICE in {node["id"] for node in json.loads(text)["nodes"]}
    elif form == "csv":
        assert list(csv.DictReader(io.StringIO(text)))
    elif form == "dot":
        assert text.startswith("digraph")
    elif form == "svg":
        assert ET.fromstring(text).tag.endswith("svg")
    else:
        graph = nx.read_graphml(file) if form == "graphml" else nx.read_gexf(file)
        assert NOTICE in graph


def test_the_path_between_two_documents_has_the_words_of_each_step() -> None:
    words = ("lineage", "工信厅信管函〔2024〕481号", "--to", "国发〔2017〕50号", "--format", "csv")
    steps = list(csv.DictReader(io.StringIO(ok(*words))))
    assert {step["relation"] for step in steps} == {"hasAnnex", "succeedsPlan", "cites", "buildsOn"}
    assert "等に続き" in {step["quote"] for step in steps}
    assert run("lineage", "8号", "--to", "工信部联科〔2018〕154号").returncode == 1
    assert run("lineage", "8号", "--as-of", "2020-13").returncode == 2


def test_a_file_of_the_lineage_is_what_its_name_tells(tmp_path: Path) -> None:
    for name, begin in (("of.png", b"\x89PNG"), ("of.svg", b"<svg"), ("of.csv", b"source,")):
        ok("lineage", "工信厅信管〔2020〕8号", "--depth", "1", "-o", str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(begin)
    done = run("lineage", "工信厅信管〔2020〕8号", "-o", str(tmp_path / "of.pdf"))
    assert (done.returncode, ".graphml" in done.stderr) == (2, True)


def test_lineage_of_a_facet_by_key_or_name(tmp_path: Path) -> None:
    by_key = ok("lineage", "--technology", "id-resolution", "--format", "csv")
    assert by_key == ok("lineage", "--technology", "标识解析", "--format", "csv")
    ok("lineage", "--technology", "标识解析", "--lang", "en", "-o", str(tmp_path / "of.svg"))
    svg = (tmp_path / "of.svg").read_text(encoding="utf-8")
    assert "<title>Policy lineage: identification and resolution</title>" in svg
    for wrong in (("--technology", "nonsense"), ("--technology", "tsn", "--year", "1999")):
        done = run("lineage", *wrong)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_lineage_names_the_relations_there_are() -> None:
    done = run("lineage", "工信厅信管〔2020〕8号", "--relation", "causes")
    assert (done.returncode, "implementsPolicy" in done.stderr) == (2, True)


@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "jsonld", "nq"])
def test_dump_in_every_format(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"dump.{form}"
    ok("dump", "--format", form, "-o", str(file))
    assert sum(1 for _ in ox.parse(path=str(file), format=FORMATS[form].syntax)) > 5_000


def test_dump_of_one_graph() -> None:
    graph = Graph().parse(data=ok("dump", "--graph", f"{NOTICE}/graph/mizuho-2020-04"))
    assert 0 < len(graph) < 5_000
    assert run("dump", "--graph", "https://example.org/none").returncode == 2


def test_validate_release_and_files(tmp_path: Path) -> None:
    assert json.loads(ok("validate", "--format", "json"))["conforms"] is True
    bad = tmp_path / "bad.ttl"
    bad.write_text(f"<{NOTICE}/9> a <https://w3id.org/iiot-policy/ns#Measure> .", encoding="utf-8")
    done = run("validate", str(bad))
    assert done.returncode == 1
    assert f"{NOTICE}/9" in done.stdout
    report = Graph().parse(data=run("validate", str(bad), "--format", "ttl").stdout)
    assert len(report) > 5
    (tmp_path / "none.ttl").write_text("no turtle", encoding="utf-8")
    assert run("validate", str(tmp_path / "none.ttl")).returncode == 3
    assert run("validate", str(tmp_path / "absent.ttl")).returncode == 3
