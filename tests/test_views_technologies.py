"""The hierarchy of technologies, and who took each up."""

from queries.views.documents import Documents, Entry
from queries.views.technologies import Technologies

PREF = "http://www.w3.org/2004/02/skos/core#prefLabel"
BROADER = "http://www.w3.org/2004/02/skos/core#broader"
UNVERIFIED = "https://w3id.org/iiot-policy/ns#unverifiedLabel"


def said(technology: str, property_: str, value: str, language: str = "") -> dict[str, str]:
    return {
        "technology": technology, "property": property_, "value": value, "language": language,
    }  # fmt: skip


def mention(concept: str, document: str, part: str = "", **more: str) -> dict[str, str]:
    return {"concept": concept, "document": document, "part": part or document, **more}


DOCUMENTS = Documents(
    [
        Entry("first", date="2017-11-19", level="central", technologies=("id", "net")),
        Entry("local", date="2020", level="province", region="r", technologies=("node", "id")),
        Entry("undated", technologies=("id",)),
    ]
)
SAID = [
    said("net", PREF, "网络", "zh"),
    said("id", PREF, "标识解析", "zh"),
    said("id", UNVERIFIED, "標識解析", "ja"),
    said("id", PREF, "標識解析", "ja"),
    said("id", BROADER, "net"),
    said("node", PREF, "二级节点", "zh"),
    said("node", BROADER, "id"),
]
MENTIONS = [
    mention("id", "first", "first/2", measure="yes", quote="构建标识解析体系"),
    mention("node", "local", "local/1", measure="yes"),
    mention("id", "local", "local/1", measure="yes"),
    mention("id", "undated"),
    mention("id", "not held"),
]


def found() -> Technologies:
    return Technologies.of(DOCUMENTS, SAID, MENTIONS)


def test_what_stands_below_counts_above() -> None:
    known = found()
    assert known.tops == ["net"]
    assert known.below("net") == ["net", "id", "node"]
    assert [entry.iri for entry in known.uptake["net"].documents] == ["first", "local"]
    assert [entry.iri for entry in known.uptake["node"].documents] == ["local"]


def test_the_earliest_dated_document_is_the_first() -> None:
    uptake = found().uptake["id"]
    assert uptake.first is not None
    assert uptake.first.iri == "first"
    assert [entry.iri for entry in uptake.undated] == ["undated"], "stands apart"
    assert uptake.mentions[0].quote == "构建标识解析体系"


def test_measures_are_counted_once_and_documents_by_level() -> None:
    uptake = found().uptake["id"]
    assert uptake.measures == 2
    assert {year: dict(its) for year, its in uptake.years.items()} == {
        "2017": {"central": 1},
        "2020": {"province": 1},
    }
    assert list(uptake.regions) == ["r"]


def test_labels_tell_whether_a_page_was_seen_to_show_them() -> None:
    labels = {label.language: label.unverified for label in found().by_iri["id"].preferred}
    assert labels == {"zh": False, "ja": True}


def test_what_is_mentioned_beside_comes_with_how_often() -> None:
    assert found().beside["id"] == [("net", 1), ("node", 1)]


def test_a_ring_of_broader_terms_ends() -> None:
    known = Technologies.of(DOCUMENTS, [said("a", BROADER, "b"), said("b", BROADER, "a")], [])
    assert known.below("a") == ["a", "b"]
    assert known.tops == []
