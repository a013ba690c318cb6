"""The dataset as files, the same bytes for the same statements."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, ORG, OWL, PROV, RDFS, SKOS, TIME, XSD

from graph.formats import FORMATS, Format
from graph.turtle import readable_turtle
from ontology.terms import ELI, IIP, OA, QUDT, SCHEMA, UNIT

PREFIXES = {
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "eli": str(ELI),
    "iip": str(IIP),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "qudt": str(QUDT),
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "time": str(TIME),
    "unit": str(UNIT),
    "xsd": str(XSD),
}


def quads(dataset: Dataset) -> list[ox.Quad]:
    """All statements in the order of N-Quads text; raises ValueError for a blank node."""
    found = [
        ox.Quad(_node(s), _node(p), _term(o), _node(g))
        for s, p, o, g in dataset.quads((None, None, None, None))
    ]
    return sorted(found, key=str)


def union(ordered: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """The triples of all graphs, each once, in order of their text."""
    return iter(sorted({quad.triple for quad in ordered}, key=str))


def digest(ordered: Iterable[ox.Quad]) -> str:
    """SHA-256 over the sorted N-Quads, in hex."""
    return sha256(ox.serialize(ordered, format=ox.RdfFormat.N_QUADS) or b"").hexdigest()


def write_dump(path: Path, fmt: Format, ordered: list[ox.Quad]) -> None:
    """Write all statements to one file; only N-Quads keeps the graphs."""
    if fmt is FORMATS["nq"]:
        ox.serialize(ordered, str(path), fmt.syntax)
    elif fmt is FORMATS["ttl"]:
        path.write_bytes(readable_turtle(union(ordered), PREFIXES))
    else:
        # without prefixes, for they would come in random order
        text = ox.serialize(union(ordered), format=fmt.syntax) or b""
        if fmt is FORMATS["rdf"]:
            text = text.replace(b"\r", b"&#xD;")  # as it stands XML would read a line feed
        path.write_bytes(text)


def _node(node: object) -> ox.NamedNode:
    if not isinstance(node, URIRef):
        raise ValueError(f"{node!r} is no IRI: blank nodes have no place in published data")  # noqa: TRY004
    return ox.NamedNode(str(node))


def _term(term: object) -> ox.NamedNode | ox.Literal:
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return ox.Literal(str(term), datatype=datatype)
    return _node(term)
