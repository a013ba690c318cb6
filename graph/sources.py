"""A source itself, and what it says about bodies and programmes, as triples."""

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, PROV, XSD

from graph import iris, values
from graph.statements import StatementWriter
from graph.targets import write_target
from loaders.model import Event, Observation, Reading, Remark, Source
from ontology.terms import IIP, OA, QUDT, SCHEMA


def write_source(graph: Graph, reading: Reading) -> None:
    """The source, its pages, and its statements that are about no document."""
    source = reading.source
    writer = StatementWriter(graph, source, iris.source(source.key))
    _describe(writer, source)
    for event in reading.events:
        _event(writer, event)
    for observation in reading.observations:
        _observation(writer, observation)
    for target in reading.targets:
        of = iris.concept("programme", target.programme or "")
        write_target(StatementWriter(graph, source, of), target)
    for remark in reading.remarks:
        _remark(writer, remark)
    if reading.as_of:
        writer.add(iris.DATASET, IIP.asOf, values.date(reading.as_of))
    if reading.licence:
        writer.add(iris.DATASET, DCTERMS.license, URIRef(reading.licence))
    for gap in reading.gaps:
        about = _about(gap.about) if gap.about else iris.DATASET
        writer.text(about, IIP.knownGap, gap.text, "en")


def _describe(writer: StatementWriter, source: Source) -> None:
    me, add, text = writer.parent, writer.add, writer.text
    add(me, RDF.type, IIP.Source)
    add(me, IIP.sourceKind, IIP[f"{source.kind}Source"])
    text(me, DCTERMS.title, source.title, source.language or "")
    text(me, DCTERMS.language, source.language)
    text(me, DCTERMS.creator, source.creator)
    text(me, SCHEMA.email, source.email)
    text(me, IIP.sha256, source.sha256)
    text(me, SCHEMA.encodingFormat, source.media_type)
    if source.size is not None:
        add(me, DCAT.byteSize, Literal(source.size, datatype=XSD.nonNegativeInteger))
    if source.publisher:
        add(me, DCTERMS.publisher, iris.concept("body", source.publisher))
    if source.url:
        add(me, SCHEMA.url, URIRef(source.url))
    if source.retrieved:
        add(me, IIP.retrieved, values.date(source.retrieved))
    for page in source.pages.values():
        node = iris.page(page)
        add(me, PROV.hadPrimarySource, node)
        if page.url:
            add(node, RDF.type, IIP.Source)
            add(node, IIP.sourceKind, IIP[f"{page.kind}Source"])
            add(node, SCHEMA.url, URIRef(page.url))
            if page.retrieved:
                add(node, IIP.retrieved, values.date(page.retrieved))


def _remark(writer: StatementWriter, remark: Remark) -> None:
    node = iris.remark(writer.source.key, remark.code, remark.message, remark.start, remark.end)
    writer.add(node, RDF.type, IIP.Remark)
    writer.add(node, OA.hasTarget, writer.parent)
    writer.text(node, IIP.remarkCode, remark.code)
    writer.text(node, OA.bodyValue, remark.message, "en")
    if remark.start is not None and remark.end is not None:
        writer.extent(node, (remark.start, remark.end))


def _about(about: str) -> URIRef:
    return iris.concept(*about.split("/", 1))


def _event(writer: StatementWriter, event: Event) -> None:
    node = iris.event(event.about, event.kind)
    writer.add(node, RDF.type, IIP.Event)
    writer.add(node, IIP.about, _about(event.about))
    writer.add(node, IIP.eventKind, Literal(event.kind))
    writer.add(node, DCTERMS.date, values.date(event.date))
    writer.provenance(node, event.provenance)


def _observation(writer: StatementWriter, seen: Observation) -> None:
    node = iris.observation(seen.about, seen.indicator, seen.value.normalize(), seen.date)
    writer.add(node, RDF.type, IIP.Observation)
    writer.add(node, IIP.about, _about(seen.about))
    writer.add(node, IIP.indicator, iris.concept("indicator", seen.indicator))
    writer.add(node, QUDT.numericValue, values.number(seen.value))
    writer.add(node, QUDT.hasUnit, values.unit(seen.unit))
    writer.text(node, IIP.unitText, seen.unit)
    writer.add(node, IIP.observedOn, values.date(seen.date))
    writer.provenance(node, seen.provenance)
