from pathlib import Path

import pytest

from queries.catalog import Catalog, UnknownQuestion
from queries.header import QueryHeaderError

SUMMARY = "#+ summary: {en: A question., zh: 问题。, ja: 問い。}\n"
PARAMETER = (
    "#+ parameters:\n#+   day: {type: date, example: '2020', description: {en: d, zh: d, ja: d}}\n"
)


def _catalog(folder: Path, text: str, name: str = "a-question") -> Catalog:
    (folder / f"{name}.rq").write_text(text, encoding="utf-8")
    return Catalog(folder)


def test_one_file_is_one_question(tmp_path: Path) -> None:
    catalog = _catalog(tmp_path, SUMMARY + PARAMETER + "SELECT ?day { ?s ?p ?day }")
    assert list(catalog) == ["a-question"]
    question = catalog["a-question"]
    assert question.header.summary["ja"] == "問い。"
    assert question.header.parameters["day"].type == "date"
    assert question.text.endswith("SELECT ?day { ?s ?p ?day }")


def test_an_unknown_question_names_the_nearest(tmp_path: Path) -> None:
    catalog = _catalog(tmp_path, SUMMARY + "SELECT * { ?s ?p ?o }")
    with pytest.raises(UnknownQuestion, match="a-question"):
        catalog["a-questoin"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ?p ?o }", "no header"),
        ("#+ summary: {en: x, zh: x}\nSELECT * {}", "ja"),
        (SUMMARY + "#+ tag: [x]\nSELECT * {}", "tag"),
        ("#+ summary: [\nSELECT * {}", "no YAML"),
        (SUMMARY + PARAMETER + "SELECT ?s { ?s ?p ?o }", "must be among the variables"),
        (SUMMARY + PARAMETER + "SELECT ?day { BIND(2 AS ?day) }", "bound by AS"),
    ],
)
def test_a_faulty_header_names_file_and_fault(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(QueryHeaderError, match=message) as raised:
        _catalog(tmp_path, text)
    assert "a-question.rq" in str(raised.value)


def test_a_name_is_lower_case_with_hyphens(tmp_path: Path) -> None:
    with pytest.raises(QueryHeaderError, match="lower case"):
        _catalog(tmp_path, SUMMARY + "SELECT * {}", name="A Question")
