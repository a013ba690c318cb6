"""The index of documents: chosen by facets, counted, an annex with what its notice has."""

import pytest

from queries.views.documents import FACETS, Documents, Entry, Row, regions_of

ID = "https://w3id.org/iiot-policy/id"
DOC = "https://w3id.org/iiot-policy/eli/cn"
ELI = "http://data.europa.eu/eli/ontology#"
IIP = "https://w3id.org/iiot-policy/ns#"


def entry(name: str, date: str, *bodies: str, **others: object) -> Entry:
    named = tuple(f"{ID}/body/{body}" for body in bodies)
    return Entry(f"{DOC}/{name}", date=date, bodies=named, **others)  # type: ignore[arg-type]


@pytest.fixture
def documents() -> Documents:
    return Documents(
        [
            entry("a", "2019", "miit"),
            entry("b", "2020-03", "miit", "ndrc", level="ministry", status="inForce"),
            entry("c", "2020-01-02", "sz-gov", level="city", region=f"{ID}/region/440300"),
        ]
    )


def names(entries: list[Entry]) -> list[str]:
    return [each.iri.removeprefix(f"{DOC}/") for each in entries]


def test_the_newest_stand_first(documents: Documents) -> None:
    assert names(documents.chosen({})) == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("facets", "found"),
    [
        ({"body": ["miit"]}, ["b", "a"]),
        ({"body": ["ndrc", "sz-gov"]}, ["b", "c"]),
        ({"body": ["miit"], "year": ["2019"]}, ["a"]),
        ({"region": ["440000"]}, ["c"]),
        ({"status": ["unknown"]}, ["c", "a"]),
        ({"level": ["unknown", "city"]}, ["c", "a"]),
        ({"type": []}, ["b", "c", "a"]),
        ({"body": ["nobody"]}, []),
    ],
)
def test_values_of_a_facet_widen_and_facets_narrow(
    documents: Documents, facets: dict[str, list[str]], found: list[str]
) -> None:
    assert names(documents.chosen(facets)) == found


def test_a_facet_is_not_narrowed_by_its_own_choice(documents: Documents) -> None:
    counts = documents.counts({"body": ["ndrc"]})
    assert tuple(counts) == FACETS
    assert counts["body"] == [("miit", 2), ("ndrc", 1), ("sz-gov", 1)]
    assert counts["year"] == [("2020", 1)]


def test_only_some_may_be_counted(documents: Documents) -> None:
    assert documents.counts({}, [f"{DOC}/c"])["body"] == [("sz-gov", 1)]


def test_a_city_is_counted_in_its_province() -> None:
    assert regions_of("440300") == ("440300", "440000")
    assert regions_of("440000") == ("440000",)


def row(document: str, name: str, value: str, language: str = "") -> Row:
    prefix = IIP if name in ("leadIssuer", "datedAs", "level", "region", "status") else ELI
    held = {"document": document, "property": prefix + name, "value": value}
    return held | ({"language": language} if language else {})


def test_an_annex_has_date_level_and_bodies_of_its_notice() -> None:
    notice, annex = f"{DOC}/n", f"{DOC}/n/annex/1"
    statements = [
        row(notice, "prefLabel", "关于印发《方案》的通知", "zh"),
        row(notice, "datedAs", "2020-03-06"),
        row(notice, "date_document", "2020-03-06"),
        row(notice, "leadIssuer", f"{ID}/body/miit"),
        row(annex, "prefLabel", "方案", "zh"),
        row(annex, "is_annex_of", notice),
    ]
    issuers = [
        {"document": notice, "body": f"{ID}/body/{body}", "order": str(order)}
        for body, order in (("ndrc", 10), ("cac", 9), ("miit", 1))
    ]
    mentions = [{"document": annex, "technology": f"{ID}/technology/tsn"}]
    found = Documents.of(statements, [row(notice, "level", "ministry")], issuers, mentions)
    one, other = found.by_iri[notice], found.by_iri[annex]
    assert one.bodies == tuple(f"{ID}/body/{body}" for body in ("miit", "cac", "ndrc"))
    assert (other.bodies, other.date, other.date_kind, other.level, other.carrier) == (
        one.bodies, "2020-03-06", "date_document", "ministry", notice,
    )  # fmt: skip
    assert names(found.chosen({"technology": ["tsn"]})) == ["n/annex/1"]
    assert names(found.entries) == ["n", "n/annex/1"]
