"""What an engine settles at once is what pyshacl would find: each case of tests/shapes/ tells."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, Namespace, URIRef
from shape_cases import CASES, changed, expected, name, shapes

from graph.settled_shapes import has_targets, unsettled
from graph.validate import validate, validate_store

EX = Namespace("https://e.example/")


def store_of(graph: Graph) -> ox.Store:
    store = ox.Store()
    store.load(graph.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    return store


def left(graph: Graph) -> set[str]:
    """The names of the constraints that are left, as results carry them."""
    found = unsettled(store_of(graph), shapes())
    names = set()
    for shape in set(found.subjects(SH.targetNode, None)):
        for predicate, value in found.predicate_objects(shape):
            if predicate in (SH.property, SH.sparql):
                names.add(name(value))
            elif predicate == SH["or"]:
                names.add(name(shape))
    return names


def test_all_is_settled_of_a_good_graph() -> None:
    found = unsettled(store_of(changed()), shapes())
    assert not has_targets(found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_a_fault_violates_is_left_and_nothing_else(case: Path) -> None:
    graph = changed(case.read_text(encoding="utf-8"))
    assert left(graph) == {shape for shape, _, _ in expected(case)}


@pytest.mark.parametrize("case", CASES[::9], ids=lambda case: case.stem)
def test_the_report_is_that_of_pyshacl(case: Path) -> None:
    graph = changed(case.read_text(encoding="utf-8"))
    assert validate_store(store_of(graph), shapes(), lambda: graph) == validate(graph, shapes())


def test_pyshacl_is_not_asked_where_nothing_is_left() -> None:
    def data() -> Graph:
        raise AssertionError("not needed")

    assert validate_store(store_of(changed()), shapes(), data).conforms


def a_shape(*constraints: tuple[URIRef, Literal]) -> Graph:
    """A shape for every ex:Thing with one property shape."""
    graph = Graph()
    graph.add((EX.shape, RDF.type, SH.NodeShape))
    graph.add((EX.shape, SH.targetClass, EX.Thing))
    graph.add((EX.shape, SH.property, EX.property))
    graph.add((EX.property, SH.path, EX.value))
    for predicate, value in constraints:
        graph.add((EX.property, predicate, value))
    return graph


def things(*values: object) -> Graph:
    graph = Graph()
    for number, value in enumerate(values):
        graph.add((EX[f"thing-{number}"], RDF.type, EX.Thing))
        graph.add((EX[f"thing-{number}"], EX.value, Literal(value)))
    return graph


def test_what_is_not_known_is_left_to_pyshacl() -> None:
    shape = a_shape((SH.maxLength, Literal(3)))
    found = unsettled(store_of(things("one")), shape)
    assert (EX.shape, SH.property, EX.property) in found
    assert (EX.shape, SH.targetClass, EX.Thing) in found
    report = validate_store(store_of(things("three")), shape, lambda: things("three"))
    assert [result.focus for result in report.results] == [str(EX["thing-0"])]


def test_only_the_nodes_that_offend_are_left_as_targets() -> None:
    shape = a_shape((SH.pattern, Literal("^a")))
    found = unsettled(store_of(things("a", "b", "c")), shape)
    assert set(found.objects(EX.shape, SH.targetNode)) == {EX["thing-1"], EX["thing-2"]}
    assert set(found.objects(EX.shape, SH.targetClass)) == set()


def test_a_shape_that_is_part_of_another_stays_whole() -> None:
    shape = a_shape((SH.minCount, Literal(1)))
    shape.add((EX.other, SH.targetClass, EX.Other))
    shape.add((EX.other, SH.node, EX.shape))
    found = unsettled(store_of(things("a")), shape)
    assert (EX.shape, SH.property, EX.property) in found


def test_a_focus_node_without_a_name_is_left_to_pyshacl() -> None:
    graph = things("a")
    node = BNode()
    graph.add((node, RDF.type, EX.Thing))
    shape = a_shape((SH.minCount, Literal(1)))
    found = unsettled(store_of(graph), shape)
    assert (EX.shape, SH.targetClass, EX.Thing) in found
