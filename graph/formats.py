"""The RDF formats that are written, under the names that commands and addresses use."""

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Format:
    """A serialisation: short name (also its suffix), media type, and the engine's own name."""

    name: str
    media_type: str
    syntax: ox.RdfFormat
    label: str
    aliases: tuple[str, ...] = ()


FORMATS: Final = {
    fmt.name: fmt
    for fmt in (
        Format("ttl", "text/turtle", ox.RdfFormat.TURTLE, "Turtle", ("application/x-turtle",)),
        Format("jsonld", "application/ld+json", ox.RdfFormat.JSON_LD, "JSON-LD"),
        Format("nt", "application/n-triples", ox.RdfFormat.N_TRIPLES, "N-Triples", ("text/plain",)),
        Format("rdf", "application/rdf+xml", ox.RdfFormat.RDF_XML, "RDF/XML", ("text/xml",)),
        Format("nq", "application/n-quads", ox.RdfFormat.N_QUADS, "N-Quads"),
    )
}
"""Best first. `nq` alone keeps the named graphs; the others hold the union of all graphs."""

GRAPH_FORMATS: Final = {name: fmt for name, fmt in FORMATS.items() if name != "nq"}
"""Formats of one graph."""
