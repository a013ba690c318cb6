"""What a notebook is given, and that docs/notebooks.md works as it stands."""

import re
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from packaged import packaged_data

from graph.release import ReleaseError
from queries.catalog import UnknownQuestion
from queries.notebook import SHOWN, Graph, Table
from queries.parameters import ParameterError

pytest_plugins = ["serving"]

PAGE = Path(__file__).parents[1] / "docs" / "notebooks.md"
NUMBER = "工信厅信管〔2020〕8号"


@pytest.fixture(scope="module")
def graph(served_data: Path) -> Graph:
    return Graph.open(served_data)


def test_a_question_is_asked_by_its_name(graph: Graph) -> None:
    table = graph.query("measures-of-document", document=NUMBER)
    assert len(table) == 5
    assert {"part", "heading"} <= set(table.columns)
    assert all(set(row) == set(table.columns) for row in table)


def test_a_query_of_any_form_is_a_table(graph: Graph) -> None:
    values = 'SELECT (1 AS ?i) (1.5 AS ?d) (true AS ?b) ("x"@zh AS ?t) ?none {}'
    assert list(graph.query(values)) == [
        {"i": 1, "d": Decimal("1.5"), "b": True, "t": "x", "none": None}
    ]
    assert list(graph.query("ASK {}")) == [{"answer": True}]
    triples = graph.query("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3")
    assert triples.columns == ("subject", "predicate", "object")


def test_it_is_shown_escaped_with_links(graph: Graph) -> None:
    shown = graph.query('SELECT ("<b>"@en AS ?x) (<https://e.org/?a&b> AS ?y) (<urn:z> AS ?z) {}')
    html = shown._repr_html_()
    assert '<td lang="en">&lt;b&gt;</td>' in html
    assert '<a href="https://e.org/?a&amp;b">' in html
    assert "<td>urn:z</td>" in html
    long = graph.query("SELECT ?s ?o { ?s a ?o }")
    assert long._repr_html_().count("<tr>") == SHOWN + 1
    assert f"{len(long)} rows, the first {SHOWN} shown" in long._repr_html_()


def test_it_is_a_data_frame(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = graph.query("measures-of-document", document=NUMBER).to_pandas()
    assert frame.shape[0] == 5
    assert list(Table(("a",), ()).to_pandas().columns) == ["a"]
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'iiot-policy\[pandas\]'"):
        graph.query("SELECT ?s { ?s ?p ?o } LIMIT 1").to_pandas()


def test_the_lineage_is_a_picture(graph: Graph) -> None:
    picture = graph.lineage(NUMBER, depth=1)
    assert picture._repr_svg_().startswith("<svg")
    assert NUMBER in picture._repr_svg_()
    assert len(picture.view) > 1
    assert 'xml:lang="en"' in graph.lineage(NUMBER, language="en").svg()


def test_what_is_wrong_is_told(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="run `iiot-policy build` first"):
        Graph.open(tmp_path)
    with pytest.raises(UnknownQuestion, match="measures-of-document"):
        graph.query("measures-of-documents")
    with pytest.raises(ParameterError, match="needs document"):
        graph.query("measures-of-document")
    with pytest.raises(TypeError, match="name a question"):
        graph.query("SELECT ?s { ?s ?p ?o }", document=NUMBER)


def test_the_page_works_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IIOT_POLICY_DATA", str(packaged_data()))
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 5
    names: dict[str, object] = {}
    monkeypatch.chdir(packaged_data())
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    assert (packaged_data() / "lineage.svg").read_text(encoding="utf-8").startswith("<svg")
