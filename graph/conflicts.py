"""Contradictions between statements, found by rule and published as `iip:Conflict`.

Two statements contradict each other when they give one thing different values that cannot both be
so: different dates of one kind, numbers, types, bodies in one place among the issuers, titles in
the original language (one within the other only leaves out the issuer), headings of one part in its
own language, or figures for one indicator of one part or of one programme. A less precise date does
not contradict a more precise one. A source can contradict itself, as where a page dates a document
otherwise than its signature. Nothing is chosen: all statements stay, joined by the conflict.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rdflib import RDF, Graph, URIRef

from graph import iris
from graph.date_conflicts import dates_out_of_order
from loaders.dates import PartialDate
from loaders.model import Document, Reading, Source, Target
from loaders.resolver import normal_title
from ontology.terms import IIP

_SINGLE = ("number", "type", "date_document", "date_published", "date_in_force", "valid_until")

Topic = tuple[object, ...]


class _Claim(NamedTuple):
    """A statement on a topic; `speaker` is who makes it, a source or a document in it."""

    topic: Topic
    node: URIRef
    value: object
    speaker: object


def write_conflicts(
    graph: Graph, readings: Sequence[Reading], documents: iris.DocumentIris
) -> None:
    """Add a conflict for each topic on which the readings' statements contradict each other."""
    claims, figures = (
        _by_topic(claim for reading in readings for claim in found(reading, documents))
        for found in (_claims, _figures)
    )
    conflicts = [
        *(c for c in claims.values() if any(_contradict(a, b) for a, b in combinations(c, 2))),
        *filter(None, map(_differing, figures.values())),
    ]
    joined = [{claim.node for claim in members} for members in conflicts]
    for nodes in (*joined, *dates_out_of_order(readings, documents)):
        node = iris.conflict(*nodes)
        graph.add((node, RDF.type, IIP.Conflict))
        for member in nodes:
            graph.add((node, IIP.between, member))


def _by_topic(claims: Iterable[_Claim]) -> dict[Topic, list[_Claim]]:
    topics: dict[Topic, list[_Claim]] = defaultdict(list)
    for claim in claims:
        topics[claim.topic].append(claim)
    return topics


def _contradict(one: _Claim, other: _Claim) -> bool:
    if isinstance(one.value, PartialDate) and isinstance(other.value, PartialDate):
        return not one.value.agrees_with(other.value)
    if isinstance(one.value, str) and "title" in one.topic:
        return not (one.value in str(other.value) or str(other.value) in one.value)
    return one.value != other.value


def _differing(claims: Sequence[_Claim]) -> list[_Claim]:
    """The figures that not every speaker gives, where two speakers each give one of their own.

    One may give several, where a part counts alike what its words tell apart.
    """
    said: dict[object, set[object]] = defaultdict(set)
    for claim in claims:
        said[claim.speaker].add(claim.value)
    if not any(a - b and b - a for a, b in combinations(said.values(), 2)):
        return []
    common = set.intersection(*said.values())
    return [claim for claim in claims if claim.value not in common]


def _claims(reading: Reading, documents: iris.DocumentIris) -> Iterator[_Claim]:
    source = reading.source
    for document in reading.documents:
        iri = documents(document.id)
        for field in document.fields:
            if field.name in _SINGLE:
                node = iris.assertion(iri, source.key, iri, field)
                yield _Claim((iri, field.name), node, field.value, source.key)
        issuers = [field for field in document.fields if field.name in ("issuer", "issuer_name")]
        for order, field in enumerate(issuers, 1):
            node = iris.issuance(iri, order, field)
            yield _Claim((iri, "issuer", order), node, field.value, source.key)
        yield from _titles(source, document, iri)
        yield from _headings(source, document, iri)


def _titles(source: Source, document: Document, iri: URIRef) -> Iterator[_Claim]:
    for field in document.fields:
        if field.name == "title" and field.label_status == "official":
            node = iris.assertion(iri, source.key, iri, field)
            value = normal_title(str(field.value))
            yield _Claim((iri, "title", field.language), node, value, source.key)


def _headings(source: Source, document: Document, iri: URIRef) -> Iterator[_Claim]:
    for part in document.parts:
        subject = iris.under(iri, part.path)
        for heading in part.headings:
            if heading.label_status == "official":
                node = iris.assertion(iri, source.key, subject, heading)
                value = normal_title(str(heading.value))
                yield _Claim((subject, heading.name, heading.language), node, value, source.key)


def _figures(reading: Reading, documents: iris.DocumentIris) -> Iterator[_Claim]:
    for document in reading.documents:
        for target in document.targets:
            yield _figure(reading.source, target, documents(document.id))
    for target in reading.targets:
        yield _figure(reading.source, target, iris.concept("programme", target.programme or ""))


def _figure(source: Source, target: Target, parent: URIRef) -> _Claim:
    figures = (target.value, target.lower, target.upper)
    subject = target.indicator or target.subject
    if target.programme:
        topic: Topic = ("programme", target.programme, subject)
    else:
        topic = (parent, target.part, subject, target.basis, target.due, target.scope)
    speaker = (source.key, parent, target.provenance.pages)
    return _Claim(topic, iris.target(parent, target), figures, speaker)
