"""Statements of the model as triples, each with how it is known."""

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from graph import iris, values
from loaders.model import Evidence, Field, Provenance, Source
from ontology.terms import IIP, OA


class StatementWriter:
    """Writes what one source says about one thing (`parent`) into one graph."""

    def __init__(self, graph: Graph, source: Source, parent: URIRef) -> None:
        self.graph, self.source, self.parent = graph, source, parent
        self._source_iri = iris.source(source.key)

    def add(self, subject: URIRef, predicate: URIRef, *objects: URIRef | Literal) -> None:
        """Add a triple for each object."""
        for value in objects:
            self.graph.add((subject, predicate, value))

    def text(self, subject: URIRef, predicate: URIRef, value: str | None, lang: str = "") -> None:
        """Add a plain or tagged text, if there is one."""
        if value is not None:
            self.add(subject, predicate, Literal(value, lang=lang or None))

    def provenance(self, node: URIRef, provenance: Provenance) -> None:
        """How the statement `node` is known."""
        pages = [iris.page(self.source.pages[key]) for key in provenance.pages]
        stated_in = pages or [self._source_iri]
        self.add(node, IIP.verification, IIP[provenance.verification])
        self.add(node, IIP.statedIn, *stated_in)
        self.text(node, SKOS.note, provenance.note, "en")
        for evidence in provenance.evidence:
            place = self._evidence(evidence)
            self.add(node, IIP.evidence, place)
            self.add(place, OA.hasSource, *stated_in)

    def _evidence(self, evidence: Evidence) -> URIRef:
        place = iris.evidence(self.parent, self.source.key, evidence)
        quote = iris.under(place, "quote")
        self.add(place, RDF.type, IIP.Evidence)
        self.add(place, OA.hasSelector, quote)
        self.text(place, IIP.rule, evidence.rule)
        self.add(quote, RDF.type, OA.TextQuoteSelector)
        self.text(quote, OA.exact, evidence.quote)
        if evidence.start is not None and evidence.end is not None:
            self._position(place, evidence.start, evidence.end)
        return place

    def _position(self, place: URIRef, start: int, end: int) -> None:
        position = iris.under(place, "position")
        self.add(place, OA.hasSelector, position)
        self.add(position, RDF.type, OA.TextPositionSelector)
        self.add(position, OA.start, values.integer(start))
        self.add(position, OA.end, values.integer(end))

    def extent(self, node: URIRef, bounds: tuple[int, int] | None) -> None:
        """Where `node` stands in the source's text, if that is known."""
        if bounds is None:
            return
        place = iris.under(node, "extent", self.source.key)
        self.add(node, IIP.extent, place)
        self.add(place, RDF.type, OA.SpecificResource)
        self.add(place, OA.hasSource, self._source_iri)
        self._position(place, *bounds)

    def assertion(self, subject: URIRef, field: Field, value: URIRef | Literal) -> None:
        """A field of `subject`: the triple, and the assertion that says how it is known."""
        predicate = values.FIELDS[field.name]
        node = iris.assertion(self.parent, self.source.key, subject, field)
        self.add(subject, predicate, value)
        self.add(node, RDF.type, IIP.Assertion)
        self.add(node, RDF.subject, subject)
        self.add(node, RDF.predicate, predicate)
        self.add(node, RDF.object, value)
        if field.label_status:
            self.add(node, IIP.labelStatus, values.LABEL_STATUS[field.label_status])
        self.provenance(node, field.provenance)
