"""The vocabularies as they are written: whole, linked, and the size that they are known to have."""

from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import DCTERMS, RDF, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

FOLDER = Path(__file__).parents[1] / "ontology"
FILES = sorted(p for p in FOLDER.glob("*.ttl") if p.name not in {"iiot-policy.ttl", "shapes.ttl"})
ID = "https://w3id.org/iiot-policy/id/"
IIP = Namespace("https://w3id.org/iiot-policy/ns#")
ELI = "http://data.europa.eu/eli/ontology#"
ORG = Namespace("http://www.w3.org/ns/org#")
LANGUAGES = ["en", "ja", "zh"]
SIZES = {
    "body": 265,
    "code-element": 109,
    "cue": 22,
    "document-type": 48,
    "indicator": 143,
    "industry": 30,
    "programme": 2,
    "region": 52,
    "scenario": 20,
    "series": 21,
    "technology": 204,
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
    depths = {_depth(graph, concept, ()) for concept in graph.subjects(SKOS.broader)}
    assert max(depths) == 4


def _depth(graph: Graph, concept: Node, below: tuple[Node, ...]) -> int:
    """Levels from a top concept of the same vocabulary down to here, by the longest way."""
    assert concept not in below, concept
    above = list(graph.objects(concept, SKOS.broader))
    if not above:
        assert graph.value(concept, SKOS.topConceptOf) == graph.value(concept, SKOS.inScheme)
        return 1
    schemes = {graph.value(each, SKOS.inScheme) for each in above}
    assert schemes == {graph.value(concept, SKOS.inScheme)}, concept
    return 1 + max(_depth(graph, each, (*below, concept)) for each in above)


def test_a_concept_may_stand_below_two_but_not_below_one_of_them_twice(graph: Graph) -> None:
    """5G factories are smart factories and 5G in industry; the parent of a parent is not said."""
    twice = {
        c for c in graph.subjects(SKOS.broader) if len(set(graph.objects(c, SKOS.broader))) > 1
    }
    assert URIRef(ID + "technology/five-g-factory") in twice
    for concept in twice:
        for above in graph.objects(concept, SKOS.broader):
            others = set(graph.objects(concept, SKOS.broader)) - {above}
            assert not any(above in _above(graph, other) for other in others), concept


def _above(graph: Graph, concept: Node) -> set[Node]:
    """All concepts above, without the concept itself."""
    above = set(graph.objects(concept, SKOS.broader))
    return above.union(*(_above(graph, each) for each in above))


def test_related_concepts_say_so_of_each_other_and_neither_is_above(graph: Graph) -> None:
    """SKOS reference, S23 (symmetric) and S27 (disjoint with the hierarchy)."""
    pairs = list(graph.subject_objects(SKOS.related))
    assert len(pairs) > 100
    for one, other in pairs:
        assert (other, SKOS.related, one) in graph, (one, other)
        assert other not in _above(graph, one), (one, other)


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


@pytest.mark.parametrize("name", ["technology", "indicator"])
def test_each_has_one_english_definition(
    graph: Graph, members: dict[str, list[URIRef]], name: str
) -> None:
    for member in members[name]:
        (definition,) = graph.objects(member, SKOS.definition)
        assert isinstance(definition, Literal)
        assert definition.language == "en"
        assert definition.endswith("."), member


def test_an_item_of_wikidata_is_given_for_one_concept_only(graph: Graph) -> None:
    items = Counter(graph.objects(None, SKOS.closeMatch))
    assert len(items) == 19
    assert set(items.values()) == {1}
    assert all(str(item).startswith("http://www.wikidata.org/entity/Q") for item in items)


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


def test_every_body_has_one_parent_at_most_and_none_is_above_itself(graph: Graph) -> None:
    parents: dict[Node, Node] = {}
    for predicate in (ORG.unitOf, ORG.subOrganizationOf):
        for body, parent in graph.subject_objects(predicate):
            assert body not in parents, body
            parents[body] = parent
    for body in parents:
        chain = [body]
        while chain[-1] in parents:
            chain.append(parents[chain[-1]])
            assert chain[-1] not in chain[:-1], body


def test_every_province_has_a_government_and_a_department_of_industry(graph: Graph) -> None:
    for region in graph.subjects(RDF.type, IIP.Region):
        code = str(graph.value(region, SKOS.notation))
        if code.endswith("0000") and code[0] not in "78":  # beyond the mainland
            labels = {
                str(label)
                for body in graph.subjects(IIP.region, region)
                for label in graph.objects(body, SKOS.prefLabel)
            }
            assert any(label.endswith("人民政府") for label in labels), region
            assert any("和信息化" in label for label in labels), region


def test_a_region_has_six_digits_and_lies_in_the_province_that_they_begin_with(
    graph: Graph, members: dict[str, list[URIRef]]
) -> None:
    codes = {str(graph.value(region, SKOS.notation)): region for region in members["region"]}
    assert sum(code.endswith("0000") for code in codes) == 34
    for code, region in codes.items():
        assert len(code) == 6
        assert code.isdecimal()
        assert region == URIRef(f"{ID}region/{code}")
        province = graph.value(region, DCTERMS.isPartOf)
        expected = None if code.endswith("0000") else codes[code[:2] + "0000"]
        assert province == expected, region


def test_an_indicator_measures_something_of_the_vocabularies(
    graph: Graph, members: dict[str, list[URIRef]]
) -> None:
    named = {*members["technology"], *members["industry"], *members["programme"], *members["body"]}
    for indicator in members["indicator"]:
        (measured,) = graph.objects(indicator, IIP.measuredConcept)
        assert measured in named, indicator


def test_the_basis_of_an_indicator_fits_its_unit(
    graph: Graph, members: dict[str, list[URIRef]]
) -> None:
    """A percentage is a ratio or a growth; what is counted never has a unit of percent."""
    for indicator in members["indicator"]:
        percent = str(graph.value(indicator, IIP.unitText)) == "%"
        unit = str(graph.value(indicator, URIRef("http://qudt.org/schema/qudt/hasUnit")))
        assert percent == unit.endswith("/PERCENT"), indicator
        if percent:
            assert graph.value(indicator, IIP.basis) in {IIP.ratioBasis, IIP.growthBasis}, indicator


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


def test_a_reorganisation_and_its_bodies_name_each_other(graph: Graph) -> None:
    """The inverses of the Organization Ontology: changedBy and resultedFrom."""
    for event_to_body, body_to_event in (
        (ORG.originalOrganization, ORG.changedBy),
        (ORG.resultingOrganization, ORG.resultedFrom),
    ):
        said = set(graph.subject_objects(event_to_body))
        assert said
        assert {(event, body) for body, event in graph.subject_objects(body_to_event)} == said
