"""What a graph says of a thing, and which statements it joins by a conflict."""

from rdflib import RDF, Graph, Node, URIRef

from ontology.terms import IIP


def says(graph: Graph, subject: Node, predicate: URIRef) -> set[Node]:
    """The values of a property of the subject."""
    return set(graph.objects(subject, predicate))


def conflicts(graph: Graph) -> list[set[Node]]:
    """The statements that each conflict joins."""
    return [says(graph, node, IIP.between) for node in graph.subjects(RDF.type, IIP.Conflict)]
