"""Which shapes are left to check: those that hold for all nodes are settled by one query each.

pyshacl is the authority, and slow: a dozen evaluations for each statement of a document. Most
shapes hold everywhere, which the store's engine tells in no time; pyshacl is asked about the
others, and says what is wrong and where.
"""

import re

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from graph.shape_queries import Conditions, Unknown

TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_USES = (SH.node, SH.property, SH.qualifiedValueShape, SH["not"], RDF.first)
"""How a shape is a part of another, which needs it whole."""
_NO_CONSTRAINT = (*TARGETS, SH.targetNode, RDF.type, SH.message, SH.severity)
_XSD = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
_WHERE = re.compile(r"\bWHERE\s*\{")


def unsettled(store: ox.Store, shapes: Graph) -> Graph:
    """The shapes without what every focus node in the store satisfies.

    Of a constraint that some do not, these nodes are left as its targets.
    """
    conditions = Conditions(shapes, _classes(store))
    left = Graph()
    left += shapes
    used = {shape for link in _USES for shape in shapes.objects(None, link)}
    for shape in _targeting(shapes) - used:
        offenders: set[str] | None = set()
        for predicate, value in shapes.predicate_objects(shape):
            if predicate in _NO_CONSTRAINT:
                continue
            found = _offenders(store, shapes, conditions, (shape, predicate, value))
            if found == set():
                left.remove((shape, predicate, value))
            offenders = None if offenders is None or found is None else offenders | found
        if offenders is not None:
            for target in TARGETS:
                left.remove((shape, target, None))
            for node in offenders:
                left.add((shape, SH.targetNode, URIRef(node)))
    return left


def has_targets(shapes: Graph) -> bool:
    """Whether there is anything to check."""
    return any(shapes.subjects(SH.targetNode, None)) or bool(_targeting(shapes))


def _targeting(shapes: Graph) -> set[Node]:
    return {shape for target in TARGETS for shape in shapes.subjects(target, None)}


def _offenders(
    store: ox.Store,
    shapes: Graph,
    conditions: Conditions,
    constraint: tuple[Node, Node, Node],
) -> set[str] | None:
    """The focus nodes that do not satisfy a constraint; None where that cannot be told."""
    shape, predicate, value = constraint
    try:
        if predicate == SH.sparql:
            queries = [_selected(shapes, value, t) for t in conditions.target(shape, "?this")]
        else:
            met = (
                conditions.of_property(value, "?this")
                if predicate == SH.property
                else conditions.value(predicate, value, "?this")
            )
            queries = [
                f"{_XSD}SELECT DISTINCT ?this WHERE {{ {target} FILTER(!{met}) }}"
                for target in conditions.target(shape, "?this")
            ]
    except Unknown:
        return None
    found = {row["this"] for query in queries for row in _rows(store, query)}
    if not all(isinstance(node, ox.NamedNode) for node in found):
        return None  # nodes that cannot be named as targets
    return {node.value for node in found}


def _selected(shapes: Graph, constraint: Node, target: str) -> str:
    """A SPARQL constraint asked of all focus nodes together."""
    declared = shapes.value(constraint, SH.prefixes)
    prefixes = "".join(
        f"PREFIX {shapes.value(each, SH.prefix)}: <{shapes.value(each, SH.namespace)}>\n"
        for each in shapes.objects(declared, SH.declare)
    )
    text = str(shapes.value(constraint, SH.select)).replace("$this", "?this")
    targets = f"WHERE {{ {{ SELECT DISTINCT ?this WHERE {{ {target} }} }} "
    return prefixes + _WHERE.sub(lambda _: targets, text, count=1)


def _rows(store: ox.Store, query: str) -> ox.QuerySolutions:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # of a SELECT
    return found


def _classes(store: ox.Store) -> Graph:
    """Which class is a subclass of which, as the store says."""
    graph = Graph()
    predicate = ox.NamedNode(str(RDFS.subClassOf))
    for quad in store.quads_for_pattern(None, predicate, None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            graph.add((URIRef(quad.subject.value), RDFS.subClassOf, URIRef(quad.object.value)))
    return graph
