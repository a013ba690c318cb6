"""Passages of a dataset, what a search makes of them, and in which order."""

from ontology.terms import BASE
from queries.search.asked import Asked
from queries.search.found import Search, count_kinds, of_kinds
from queries.search.passages import Passage, passages

PLAN, NOTICE, TSN = f"{BASE}eli/plan", f"{BASE}eli/plan/annex/1", f"{BASE}id/technology/tsn"
ROWS = [
    {"thing": PLAN, "text": "安全计划", "language": "zh", "kind": "document"},
    {"thing": NOTICE, "text": "附件", "language": "zh", "kind": "document"},
    {
        "thing": f"{NOTICE}/10", "text": "安全十", "language": "zh", "kind": "measure",
        "numbering": "十、",
    },
    {"thing": f"{NOTICE}/9", "text": "安全九", "language": "zh", "kind": "measure"},
    {
        "thing": f"{PLAN}/target/a", "text": "安全平台", "language": "zh", "kind": "target",
        "comparator": ">=", "value": "20", "unit": "个", "due": "2025",
    },
    {"thing": TSN, "text": "安全", "language": "zh"},
    {"thing": f"{BASE}id/technology/x", "text": "网络安全", "language": "zh"},
    {"thing": f"{BASE}id/code-element/an", "text": "安全", "language": "zh"},
]  # fmt: skip


def search(dates: dict[str, str] | None = None) -> Search:
    return Search(passages(ROWS), dates or {})


def test_a_passage_is_of_the_nearest_document() -> None:
    found = {passage.thing: passage for passage in passages(ROWS)}
    assert found[f"{NOTICE}/10"].document == NOTICE
    assert found[f"{NOTICE}/10"].detail == "十、"
    assert found[f"{PLAN}/target/a"].document == PLAN
    assert found[f"{PLAN}/target/a"].detail == "≥ 20 个 · 2025"
    assert (found[TSN].document, found[TSN].kind) == ("", "technology")
    assert f"{BASE}id/code-element/an" not in found


def test_the_very_name_comes_first_then_titles_names_headings() -> None:
    found = search().find(Asked.of("安全"))
    assert [each.iri for each in found] == [TSN, PLAN, f"{BASE}id/technology/x", NOTICE]
    assert [passage.text for passage in found[3].passages] == ["安全九", "安全十"]
    assert [passage.kind for passage in found[1].passages] == ["document", "target"]


def test_among_equals_the_later_comes_first() -> None:
    rows = [{"thing": f"{BASE}eli/{n}", "text": "安全", "kind": "document"} for n in "abc"]
    dates = {f"{BASE}eli/a": "2018", f"{BASE}eli/c": "2020-03"}
    found = Search(passages(rows), dates).find(Asked.of("安"))
    assert [each.iri[-1] for each in found] == ["c", "a", "b"]


def test_what_is_meant_comes_before_all_whatever_its_texts() -> None:
    found = search().find(Asked.of("安全"), [NOTICE])
    assert found[0].iri == NOTICE
    (alone,) = search().find(Asked.of("another spelling"), [NOTICE])
    assert alone.passages == (Passage(NOTICE, NOTICE, "document", "zh", "附件"),)
    assert search().find(Asked.of("another spelling"), [f"{BASE}id/unknown"]) == []


def test_kinds_are_counted_and_chosen() -> None:
    found = search().find(Asked.of("安全"))
    assert count_kinds(found) == [("technology", 2), ("document", 1), ("measure", 1), ("target", 1)]
    (plan,) = of_kinds(found, ["target"])
    assert [passage.kind for passage in plan.passages] == ["target"]
    assert of_kinds(found, []) == found


def test_names_within_a_text_or_near_to_it_are_told() -> None:
    assert [each.text for each in search().nearest("工业网络安全标准")][:2] == ["网络安全", "安全"]
    assert "安全计划" in [each.text for each in search().nearest("安全计画")]
    assert search().nearest("xyz" * 1000) == []
