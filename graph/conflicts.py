"""Contradictions between statements, found by rule and published as `iip:Conflict`.

Two statements contradict each other when they give one thing different values that cannot both be
so: different dates of one kind, different numbers of one document, different figures for one
indicator of one part or of one programme. A less precise date does not contradict a more precise
one. Nothing is chosen: all statements stay, joined by the conflict.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rdflib import RDF, Graph, URIRef

from graph import iris
from loaders.dates import PartialDate
from loaders.model import Document, Reading, Source, Target
from ontology.terms import IIP

_SINGLE = ("number", "date_document", "date_published", "date_in_force", "valid_until")

Topic = tuple[object, ...]
Claim = tuple[URIRef, object]


def write_conflicts(
    graph: Graph, readings: Iterable[Reading], documents: iris.DocumentIris
) -> None:
    """Add a conflict for each topic on which the readings' statements contradict each other."""
    topics: dict[Topic, dict[URIRef, object]] = defaultdict(dict)
    for reading in readings:
        for topic, (node, value) in _claims(reading, documents):
            topics[topic][node] = value
    for claims in topics.values():
        if any(_contradict(a, b) for a, b in combinations(claims.values(), 2)):
            node = iris.conflict(*claims)
            graph.add((node, RDF.type, IIP.Conflict))
            for member in claims:
                graph.add((node, IIP.between, member))


def _contradict(one: object, other: object) -> bool:
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return not one.agrees_with(other)
    return one != other


def _claims(reading: Reading, documents: iris.DocumentIris) -> Iterator[tuple[Topic, Claim]]:
    for document in reading.documents:
        iri = documents(document.id)
        yield from _fields(reading.source, document, iri)
        for target in document.targets:
            yield _target(target, iri)
    for target in reading.targets:
        yield _target(target, iris.concept("programme", target.programme or ""))


def _fields(source: Source, document: Document, iri: URIRef) -> Iterator[tuple[Topic, Claim]]:
    for field in document.fields:
        if field.name in _SINGLE:
            yield (iri, field.name), (iris.assertion(iri, source.key, iri, field), field.value)


def _target(target: Target, parent: URIRef) -> tuple[Topic, Claim]:
    figures = (target.value, target.lower, target.upper)
    subject = target.indicator or target.subject
    if target.programme:
        topic: Topic = ("programme", target.programme, subject)
    else:
        topic = (parent, target.part, subject, target.basis, target.due, target.scope)
    return topic, (iris.target(parent, target), figures)
