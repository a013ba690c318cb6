"""The shapes reject what they are for: each case in tests/shapes/ is a fault put into good.ttl."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node
from shape_cases import (
    CASES,
    IPS,
    Found,
    changed,
    expected,
    name,
    ontology,
    shapes,
    with_ontology,
)

from ontology import VOCABULARIES


def report(data: Graph) -> Graph:
    _, found, text = pyshacl.validate(
        data, shacl_graph=shapes(), inference="none", advanced=False, do_owl_imports=False
    )
    assert isinstance(found, Graph), text
    return found


def results(found: Graph) -> set[Found]:
    def one(result: Node) -> Found:
        shape = found.value(result, SH.sourceConstraint) or found.value(result, SH.sourceShape)
        focus = found.value(result, SH.focusNode)
        return name(shape), str(focus), found.value(result, SH.resultSeverity)

    return {one(result) for result in found.objects(None, SH.result)}


def messages(graph: Graph, node: Node, predicate: URIRef) -> dict[str, str]:
    """Messages by language; pyshacl drops the tag of a SPARQL constraint's: the full stop tells."""
    found = graph.objects(node, predicate)
    return {
        m.language or ("zh" if m.endswith("。") else "en"): str(m)
        for m in found
        if isinstance(m, Literal)
    }


def targeting() -> set[Node]:
    """The shapes with a target; all others help them."""
    kinds = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    return {shape for kind in kinds for shape in shapes().subjects(kind, None)}


def reporting() -> set[str]:
    """The names that a result can carry: a helper's results stay with the shape that it helps."""
    graph, targets = shapes(), targeting()
    owned = {o for t in targets for p in (SH.property, SH.sparql) for o in graph.objects(t, p)}
    alternatives = {t for t in targets if (t, SH["or"], None) in graph}
    return set(map(name, owned | alternatives))


def test_the_good_graph_conforms() -> None:
    assert results(report(changed())) == set()


def test_the_vocabularies_conform() -> None:
    graph = Graph()
    for path in VOCABULARIES():
        graph.parse(path)
    assert results(report(with_ontology(graph))) == set()


def test_how_many_cases_there_are() -> None:
    assert len(CASES) == 238


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_fault_is_found_and_nothing_else(case: Path) -> None:
    found = report(changed(case.read_text(encoding="utf-8")))
    assert results(found) == expected(case)
    assert case.stem.partition("--")[0] in {shape for shape, _, _ in expected(case)}
    for result in found.objects(None, SH.result):
        said = messages(found, result, SH.resultMessage)
        assert set(said) == {"en", "zh"}
        assert not any("{?" in text for text in said.values())


def test_every_shape_that_can_report_has_a_case() -> None:
    assert {shape for case in CASES for shape, _, _ in expected(case)} == reporting()
    assert len(reporting()) == 144


@pytest.mark.parametrize("shape", sorted(reporting()))
def test_every_shape_that_can_report_says_what_to_do(shape: str) -> None:
    said = messages(shapes(), IPS[shape], SH.message)
    assert set(said) == {"en", "zh"}
    assert said["en"].endswith(".")
    assert said["zh"].endswith("。")


def test_no_shape_stands_unused() -> None:
    graph = shapes()
    helps = (SH.property, SH.node, SH.qualifiedValueShape, RDF.first)
    used = targeting() | {shape for p in helps for shape in graph.objects(None, p)}
    assert {
        s for kind in (SH.NodeShape, SH.PropertyShape) for s in graph.subjects(RDF.type, kind)
    } <= used


def test_blank_nodes_are_lists_and_paths_only() -> None:
    paths = {SH.inversePath, SH.alternativePath, SH.oneOrMorePath, SH.zeroOrMorePath}
    for node, predicate in shapes().subject_predicates():
        assert isinstance(node, URIRef) or predicate in {RDF.first, RDF.rest, *paths}


def test_every_class_with_instances_in_the_data_has_a_shape() -> None:
    graph = ontology()
    closed = set(graph.objects(None, RDF.type))
    classes = set(graph.subjects(RDF.type, OWL.Class)) - closed
    assert len(classes) == 35
    assert classes <= set(shapes().objects(None, SH.targetClass))
