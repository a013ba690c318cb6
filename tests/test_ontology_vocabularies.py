"""The vocabularies as they are written: whole, linked, and the size that they are known to have."""

from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, SKOS, BNode, Graph, Literal, Namespace, URIRef

FOLDER = Path(__file__).parents[1] / "ontology"
FILES = sorted(p for p in FOLDER.glob("*.ttl") if p.name not in {"iiot-policy.ttl", "shapes.ttl"})
ID = "https://w3id.org/iiot-policy/id/"
IIP = Namespace("https://w3id.org/iiot-policy/ns#")
ELI = "http://data.europa.eu/eli/ontology#"
ORG = Namespace("http://www.w3.org/ns/org#")
LANGUAGES = ["en", "ja", "zh"]
SIZES = {
    "body": 214,
    "code-element": 109,
    "cue": 22,
    "document-type": 48,
    "indicator": 105,
    "industry": 30,
    "programme": 2,
    "region": 44,
    "scenario": 20,
    "series": 10,
    "technology": 178,
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    merged = Graph()
    for path in FILES:
        merged.parse(path)
    return merged


@pytest.fixture(scope="module")
def members(graph: Graph) -> dict[str, list[URIRef]]:
    found = defaultdict(list)
    for member, scheme in graph.subject_objects(SKOS.inScheme):
        assert isinstance(member, URIRef)
        found[str(scheme).removeprefix(ID)].append(member)
    return found


def test_there_is_one_file_for_each_vocabulary() -> None:
    assert [path.stem for path in FILES] == [
        "bodies", "code-elements", "cues", "document-types", "indicators", "industries",
        "programmes", "regions", "scenarios", "series", "technologies",
    ]  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_parsers_read_the_same_and_meet_no_blank_node(path: Path) -> None:
    graph = Graph().parse(path)
    quads = set(pyoxigraph.parse(path=str(path)))
    assert len(graph) == len(quads)
    assert not any(isinstance(term, BNode) for triple in graph for term in triple)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_synonym_is_added_by_adding_one_line(path: Path) -> None:
    """Each block has one predicate a line and ends in another one than a label."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    blocks = [block for block in blocks if not block.startswith(("#", "@"))]
    assert blocks
    for block in blocks:
        subject, *lines = block.strip().splitlines()
        assert ":" in subject
        assert all(line.startswith("    ") for line in lines)
        assert all(line.endswith(" ;") for line in lines[:-1])
        assert lines[-1].endswith(" .")
        if "skos:inScheme" in block:
            assert "Label" not in lines[-1]


def test_each_vocabulary_has_its_size(members: dict[str, list[URIRef]]) -> None:
    assert {scheme: len(found) for scheme, found in members.items()} == SIZES


def test_everything_is_named_once_in_each_language(graph: Graph) -> None:
    for subject in set(graph.subjects(RDF.type)):
        names = list(graph.objects(subject, SKOS.prefLabel))
        assert sorted(str(label.language) for label in names if isinstance(label, Literal)) == (
            LANGUAGES
        ), subject


def test_every_label_has_one_of_the_three_languages(graph: Graph) -> None:
    for predicate in (
        SKOS.altLabel, SKOS.hiddenLabel, IIP.negativeLabel, IIP.unverifiedLabel,
        IIP.contextLabel, IIP.formerName,
    ):  # fmt: skip
        for label in graph.objects(None, predicate):
            assert isinstance(label, Literal)
            assert label.language in LANGUAGES


def test_no_two_of_one_vocabulary_share_a_preferred_label(
    graph: Graph, members: dict[str, list[URIRef]]
) -> None:
    for found in members.values():
        counted = Counter(label for each in found for label in graph.objects(each, SKOS.prefLabel))
        assert not [label for label, count in counted.items() if count > 1]


def test_a_preferred_label_is_not_repeated_as_another_name(graph: Graph) -> None:
    for predicate in (SKOS.altLabel, SKOS.hiddenLabel):
        for subject, label in graph.subject_objects(predicate):
            assert (subject, SKOS.prefLabel, label) not in graph


def test_every_link_within_the_vocabularies_has_its_end(graph: Graph) -> None:
    subjects = set(graph.subjects())
    links = {o for o in graph.objects() if isinstance(o, URIRef) and o.startswith(ID)}
    assert len(links) > 200
    assert links <= subjects


def test_a_broader_concept_stands_in_the_same_vocabulary_without_a_cycle(graph: Graph) -> None:
    depths = set()
    for concept in set(graph.subjects(SKOS.broader)):
        chain = [concept]
        while above := graph.value(chain[-1], SKOS.broader):
            assert above not in chain
            assert graph.value(above, SKOS.inScheme) == graph.value(concept, SKOS.inScheme)
            chain.append(above)
        depths.add(len(chain))
        top = graph.value(chain[-1], SKOS.topConceptOf)
        assert top == graph.value(concept, SKOS.inScheme)
    assert max(depths) == 4


def test_every_concept_is_a_top_concept_or_has_one_above(graph: Graph) -> None:
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        top = (concept, SKOS.topConceptOf, None) in graph
        assert top != ((concept, SKOS.broader, None) in graph), concept


@pytest.mark.parametrize("name", ["technology", "industry", "scenario", "body", "programme"])
def test_each_says_whether_a_page_was_seen_to_show_it(
    graph: Graph, members: dict[str, list[URIRef]], name: str
) -> None:
    for member in members[name]:
        assert graph.value(member, IIP.verification) in {IIP.seen, IIP.recalled}


def test_an_unverified_label_is_a_label_of_the_same_thing(graph: Graph) -> None:
    labels = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, IIP.formerName)
    for subject, label in graph.subject_objects(IIP.unverifiedLabel):
        assert any((subject, predicate, label) in graph for predicate in labels), label


def test_a_negative_label_contains_a_label_of_its_concept(graph: Graph) -> None:
    for concept, negative in graph.subject_objects(IIP.negativeLabel):
        labels = [
            str(label).casefold()
            for predicate in (SKOS.prefLabel, SKOS.altLabel)
            for label in graph.objects(concept, predicate)
        ]
        assert any(label in str(negative).casefold() for label in labels), negative


def test_every_cue_implies_a_property(graph: Graph, members: dict[str, list[URIRef]]) -> None:
    for cue in members["cue"]:
        (relation,) = graph.objects(cue, IIP.impliesRelation)
        assert str(relation).startswith((str(IIP), ELI))


def test_every_indicator_has_unit_basis_and_concept(
    graph: Graph, members: dict[str, list[URIRef]]
) -> None:
    bases = {IIP.stockBasis, IIP.incrementBasis, IIP.ratioBasis, IIP.growthBasis}
    for indicator in members["indicator"]:
        assert graph.value(indicator, IIP.basis) in bases
        assert graph.value(indicator, IIP.measuredConcept)
        assert graph.value(indicator, URIRef("http://qudt.org/schema/qudt/hasUnit"))


def test_only_an_office_or_department_is_a_unit_of_another(graph: Graph) -> None:
    units = set(graph.subjects(RDF.type, ORG.OrganizationalUnit))
    assert set(graph.subjects(ORG.unitOf)) == units
    assert not units & set(graph.subjects(ORG.subOrganizationOf))


def test_a_reorganisation_is_dated_no_more_precisely_than_it_is_known(graph: Graph) -> None:
    events = set(graph.subjects(RDF.type, ORG.ChangeEvent))
    assert len(events) == 25
    kinds: Counter[str] = Counter()
    for event in events:
        assert str(event).startswith(ID + "event/")
        assert (event, ORG.resultingOrganization, None) in graph
        date = graph.value(event, URIRef("http://purl.org/dc/terms/date"))
        assert isinstance(date, Literal)
        kinds[str(date.datatype).rpartition("#")[2]] += 1
    assert kinds == {"date": 9, "gYearMonth": 12, "gYear": 4}
