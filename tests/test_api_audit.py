"""The audit on a small corpus whose shares are known by heart, and on the packaged release."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaged import packaged_data, packaged_release

from api.audit_formats import as_markdown
from graph import dumps
from graph.build import build
from graph.store import fill_store, open_store
from loaders.corpus import read_corpus
from queries.audit.figures import FOLDER, MARKS, Audit, Shares, audit_queries
from queries.catalog import Catalog
from queries.execute import rows

pytest_plugins = ["serving"]

BASE = "https://w3id.org/iiot-policy/"
IIP = BASE + "ns#"
PLAN = BASE + "eli/cn/miit/2097/gxb-xinguan-1"
LAW = BASE + "eli/cn/sc/2096/guofa-1"
ALONE = BASE + "eli/cn/miit/2097/gxb-xinguan-2"
RECORDS = {
    "plan": """
record: policy
number: 工信部信管〔2097〕1号
title: {zh: 印发试验方案的通知, en: Notice of the trial plan, ja: 試験方案を配る通知}
type: notice
issuers: [miit]
date_document: 2097-01-02
unverified: [date_document]
pages: {a: {url: "https://example.org/plan", kind: official}}
measures:
  - numbering: （一）
    heading: {zh: 试验}
    targets: [{subject: 平台, comparator: ">=", value: 5, unit: 个, basis: stock}]
relations:
  - {relation: implementsPolicy, to: 国发〔2096〕1号, cue: guanche-luoshi}
  - {relation: cites, to: 测政发〔2095〕3号, title: 未收录的规划}
annexes:
  - {title: {zh: 试验方案}, type: scheme, known_gaps: [Its parts are not held.]}
""",
    "law": """
record: policy
number: 国发〔2096〕1号
title: {zh: 试验意见}
type: opinions
issuers: [sc]
date_document: 2096-01-02
verification: recalled
""",
    "alone": """
record: policy
number: 工信部信管〔2097〕2号
title: {zh: 孤立的通知}
type: notice
issuers: [miit]
date_document: 2097-03-04
also: {date_document: [2097-03-05]}
pages: {a: {url: "https://example.org/alone", kind: mirror}}
annexes: [{title: {zh: 孤立的方案}, type: scheme}]
observations:
  - {about: programme/512, indicator: key-industries, value: 7, unit: 个, date: 2097-01}
""",
}


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    folder = tmp_path_factory.mktemp("corpus")
    for name, record in RECORDS.items():
        (folder / f"{name}.yaml").write_text(record, encoding="utf-8")
    corpus = read_corpus([folder])
    built = dumps.quads(build(corpus.readings, corpus.lexicon, corpus.vocabularies))
    return [quad for quad in built if "/graph/vocabulary/" not in str(quad.graph_name)]


def audit_of(quads: Iterable[ox.Quad], queries: Catalog | None = None) -> Audit:
    store, asked = ox.Store(), queries or audit_queries()
    fill_store(store, quads)
    return Audit.of({name: rows(store, query.text) for name, query in asked.items()}, asked)


def found(audit: Audit, name: str) -> list[dict[str, str | None]]:
    return [dict(row) for finding in audit.findings if finding.name == name for row in finding.rows]


def with_triples(quads: list[ox.Quad], graph: str, text: str) -> list[ox.Quad]:
    prefixes = f"@prefix iip: <{IIP}> . @prefix eli: <http://data.europa.eu/eli/ontology#> ."
    added = ox.parse(f"{prefixes} {text}", format=ox.RdfFormat.TURTLE)
    node = ox.NamedNode(graph)
    return [*quads, *(ox.Quad(q.subject, q.predicate, q.object, node) for q in added)]


def test_each_statement_is_counted_once_as_it_is_known(quads: list[ox.Quad]) -> None:
    audit = audit_of(quads)
    assert audit.total == Shares(seen=20, recalled=5, unverified=3)
    assert {group.names["document"]: group.shares for group in audit.by["document"]} == {
        PLAN: Shares(seen=9, unverified=3),  # its date, and the titles that are translations
        f"{PLAN}/annex/1": Shares(seen=2),
        LAW: Shares(recalled=5),
        ALONE: Shares(seen=6),
        f"{ALONE}/annex/1": Shares(seen=2),
        None: Shares(seen=1),  # the figure reported is of a programme
    }
    by_source = {group.names["source"]: group.shares for group in audit.by["source"]}
    assert by_source[BASE + "id/source/plan"] == Shares(seen=11, unverified=3)


def test_properties_go_by_the_keys_of_records(quads: list[ox.Quad]) -> None:
    by_property = {g.names["property"]: g.shares for g in audit_of(quads).by["property"]}
    assert by_property == {
        "citation": Shares(seen=2),
        "date_document": Shares(seen=2, recalled=1, unverified=1),
        "heading": Shares(seen=1),
        "issuer": Shares(seen=2, recalled=1),
        "number": Shares(seen=2, recalled=1),
        "observation": Shares(seen=1),
        "part": Shares(seen=1),
        "target": Shares(seen=1),
        "title": Shares(seen=4, recalled=1),
        "title_translation": Shares(unverified=2),
        "type": Shares(seen=4, recalled=1),
    }


def test_a_property_that_is_not_listed_is_counted_by_its_own_name(quads: list[ox.Quad]) -> None:
    node = "<x:note> a iip:Comment ; iip:verification iip:recalled ."
    audit = audit_of(with_triples(quads, f"{PLAN}/graph/plan", node))
    assert [g.shares for g in audit.by["property"] if g.names["property"] == "Comment"] == [
        Shares(recalled=1)
    ]
    assert audit.total.recalled == 6


@pytest.mark.parametrize("graph", ["graph/derived", "graph/derived/dated", "graph/vocabulary/own"])
def test_what_rules_and_vocabularies_say_is_not_counted(quads: list[ox.Quad], graph: str) -> None:
    node = "<x:note> a iip:Target ; iip:verification iip:seen ."
    assert audit_of(with_triples(quads, BASE + graph, node)).total == audit_of(quads).total


def test_a_statement_marked_twice_by_one_source_counts_as_the_surer(quads: list[ox.Quad]) -> None:
    citation = next(
        quad.subject
        for quad in quads
        if quad.predicate.value == IIP + "citedDocument" and quad.object == ox.NamedNode(LAW)
    )
    mark = f"{citation} iip:verification iip:recalled ."
    assert audit_of(with_triples(quads, f"{PLAN}/graph/plan", mark)).total == Shares(20, 5, 3)
    other = audit_of(
        with_triples(quads, f"{PLAN}/graph/other", f"{mark} {citation} a iip:Citation .")
    )
    assert other.total == Shares(20, 6, 3)  # another source says it too: a statement of its own


def test_findings_name_what_is_wanting(quads: list[ox.Quad]) -> None:
    audit = audit_of(quads)
    assert [row["document"] for row in found(audit, "documents-without-page")] == [LAW]
    assert [row["document"] for row in found(audit, "isolated-documents")] == [ALONE]
    [dangling] = found(audit, "dangling-citations")
    assert (dangling["document"], dangling["citedTitle"]) == (PLAN, "未收录的规划")
    assert (dangling["citedNumber"], dangling["resolution"]) == ("测政发〔2095〕3号", "external")
    [gap] = found(audit, "known-gaps")
    assert (gap["document"], gap["gap"]) == (f"{PLAN}/annex/1", "Its parts are not held.")
    assert [row["says"] for row in found(audit, "conflicts")] == ["2097-03-04", "2097-03-05"]
    missing = {
        (row["document"], row["language"], row["titles"], row["headings"])
        for row in found(audit, "missing-translations")
    }
    assert missing == {
        *((PLAN, language, "0", "1") for language in ("en", "ja")),
        *(
            (document, language, "1", "0")
            for document in (f"{PLAN}/annex/1", LAW, ALONE, f"{ALONE}/annex/1")
            for language in ("en", "ja")
        ),
    }


def test_an_annex_with_a_citation_joins_its_carrier_to_others(quads: list[ox.Quad]) -> None:
    text = f"<x:c> a iip:Citation ; iip:citingPart <{LAW}> ; iip:citedDocument <{ALONE}/annex/1> ."
    assert found(audit_of(with_triples(quads, "x:g", text)), "isolated-documents") == []


def test_a_citation_of_its_own_annex_joins_a_document_to_no_other(quads: list[ox.Quad]) -> None:
    text = (
        f"<x:c> a iip:Citation ; iip:citingPart <{ALONE}> ; iip:citedDocument <{ALONE}/annex/1> ."
    )
    isolated = found(audit_of(with_triples(quads, "x:g", text)), "isolated-documents")
    assert [row["document"] for row in isolated] == [ALONE]


def test_an_ambiguous_citation_dangles(quads: list[ox.Quad]) -> None:
    text = f"""<x:c> a iip:Citation ; iip:citingPart <{ALONE}> ; iip:relation eli:cites ;
        iip:resolution iip:ambiguousCitation ; iip:citedTitle "8号文" ."""
    audit = audit_of(with_triples(quads, "x:g", text))
    row = found(audit, "dangling-citations")[1]
    assert (row["document"], row["relation"], row["resolution"]) == (ALONE, "cites", "ambiguous")
    assert found(audit, "isolated-documents")[0]["unresolved"] == "1"


def test_a_gap_of_no_document_says_what_it_is_about(quads: list[ox.Quad]) -> None:
    about = BASE + ".well-known/void#dataset"
    audit = audit_of(with_triples(quads, "x:g", f'<{about}> iip:knownGap "No counties."@en .'))
    gap = found(audit, "known-gaps")[0]
    assert (gap["document"], gap["about"]) == (None, about)
    assert audit.by["document"][-1].found["known-gaps"] == 1


def test_a_finding_is_one_file(quads: list[ox.Quad], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "audit"))
    own = f"""#+ summary: {{en: All of them, zh: 全部, ja: 全部}}
SELECT ?document WHERE {{ ?document a <{IIP}PolicyDocument> }}"""
    (folder / "own-finding.rq").write_text(own, encoding="utf-8")
    audit = audit_of(quads, Catalog(folder))
    assert len(found(audit, "own-finding")) == 5
    assert all(g.found["own-finding"] == 1 for g in audit.by["document"] if g.names["document"])


def test_documents_by_level_and_year(quads: list[ox.Quad]) -> None:
    assert [tuple(row.values()) for row in audit_of(quads).holdings] == [
        ("central", "1", "0", "2096", "2096"),
        ("ministry", "2", "2", "2097", "2097"),
    ]


cells = st.fixed_dictionaries(
    {
        "property": st.sampled_from(["title", "target", "part"]),
        "source": st.sampled_from(["s1", "s2"]),
        "verification": st.sampled_from(MARKS),
        "statements": st.integers(1, 1000).map(str),
    },
    optional={"document": st.sampled_from(["d1", "d2", "d3"])},
)


@given(st.lists(cells))
def test_every_breakdown_adds_up_to_the_total(cube: list[dict[str, str]]) -> None:
    answers: dict[str, list[dict[str, str]]] = {name: [] for name in audit_queries()}
    answers["statements"] = cube
    answers["documents"] = [{"document": name} for name in ("d1", "d2", "d3", "d4")]
    audit = Audit.of(answers)
    assert audit.total.statements == sum(int(row["statements"]) for row in cube)
    for groups in audit.by.values():
        for mark in MARKS:
            assert sum(getattr(g.shares, mark) for g in groups) == getattr(audit.total, mark)


def test_a_cell_cannot_break_a_table_of_markdown(quads: list[ox.Quad]) -> None:
    text = f'<{ALONE}> iip:knownGap "a | b"@en .'
    page = as_markdown(audit_of(with_triples(quads, "x:g", text)))
    assert r"| a \| b |" in page


def run(*words: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "IIOT_POLICY_DATA": str(data or packaged_data()),
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "api", "audit", *words],
        capture_output=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip


@cache
def packaged() -> str:
    done = run("--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_json_of_the_packaged_release_adds_up() -> None:
    audit = json.loads(packaged())
    assert list(audit) == [
        "release", "documents", "total", "holdings", "by_document", "by_property", "by_source",
        "findings",
    ]  # fmt: skip
    for group in (audit["total"], *audit["by_document"], *audit["by_property"]):
        assert group["seen"] + group["recalled"] + group["unverified"] == group["statements"]
    for by in ("by_document", "by_property", "by_source"):
        for key, total in audit["total"].items():
            assert sum(group[key] for group in audit[by]) == total
    for name, finding in audit["findings"].items():
        assert finding["count"] == sum(g["findings"][name] for g in audit["by_document"])
        assert finding["count"] == sum(row.get("count", 1) for row in finding["rows"])
        assert set(finding["summary"]) == {"en", "zh", "ja"}
    assert sum(row["documents"] + row["annexes"] for row in audit["holdings"]) == audit["documents"]


def test_the_total_is_what_stands_in_the_store() -> None:
    release = packaged_release()
    store = open_store(release.store)
    marked = store.quads_for_pattern(None, ox.NamedNode(IIP + "verification"), None, None)
    marks = {
        (quad.graph_name, quad.subject)
        for quad in marked
        if isinstance(quad.graph_name, ox.NamedNode)
        and not quad.graph_name.value.startswith(BASE + "graph/")
    }
    audit = json.loads(packaged())
    assert audit["total"]["statements"] == len(marks) > 500
    assert audit["documents"] == release.manifest["counts"]["documents"]
    assert len(audit["by_document"]) >= audit["documents"]
    assert all(key.islower() for key in (g["property"] for g in audit["by_property"]))  # all listed


def test_csv_has_a_row_for_each_group() -> None:
    audit = json.loads(packaged())
    for by, words in {"document": [], "property": ["--by", "property"]}.items():
        table = list(csv.DictReader(io.StringIO(run("--format", "csv", *words).stdout)))
        assert [row[by] for row in table] == [g[by] or "" for g in audit[f"by_{by}"]]
        assert sum(int(row["seen"]) for row in table) == audit["total"]["seen"]


def test_text_begins_with_the_summary_and_has_no_colours() -> None:
    text = run("--by", "document").stdout
    audit = json.loads(packaged())
    assert text.startswith("Statements\n")
    assert f"{audit['total']['seen']}" in text.splitlines()[2]
    assert "\x1b" not in text
    assert "By document" in text
    assert "By property" not in text
    assert all(name in text for name in audit["findings"])
    assert all(g["document"].removeprefix(BASE) in text for g in audit["by_document"][:-1])


def test_the_page_of_the_corpus_is_as_the_command_writes_it(
    golden: Callable[[str, str], None],
) -> None:
    golden("../../docs/corpus.md", run("--format", "md").stdout)


def test_the_audit_needs_a_release_and_a_breakdown_there_is(tmp_path: Path) -> None:
    done = run(data=tmp_path)
    assert (done.returncode, "iiot-policy build" in done.stderr) == (4, True)
    done = run("--by", "body")
    assert (done.returncode, "'property'" in done.stderr) == (2, True)


def test_the_audit_is_served(server: httpx.Client, served_data: Path) -> None:
    written = run("--format", "json", data=served_data).stdout
    answer = server.get("/audit")
    assert (answer.text, answer.headers["content-type"]) == (written, "application/json")
    assert server.get("/audit.json").text == written
    table = run("--format", "csv", "--by", "source", data=served_data).stdout
    answer = server.get("/audit.csv", params={"by": "source"})
    assert (answer.text, answer.headers["content-type"]) == (table, "text/csv; charset=utf-8")
    accept = {"Accept": "text/csv"}
    assert server.get("/audit", params={"by": "source"}, headers=accept).text == table
    tag = {"If-None-Match": answer.headers["etag"]}
    assert server.get("/audit.csv", params={"by": "source"}, headers=tag).status_code == 304


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/audit?by=body", "*/*", 400),
        ("/audit?format=png", "*/*", 400),
        ("/audit.png", "*/*", 404),
        ("/audit", "image/png", 406),
    ],
)
def test_what_is_not_served_is_a_problem(
    server: httpx.Client, path: str, accept: str, status: int
) -> None:
    answer = server.get(path, headers={"Accept": accept})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
