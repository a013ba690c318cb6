"""A part of a document as triples."""

from typing import Final

from rdflib import RDF, URIRef
from rdflib.namespace import DCTERMS

from graph import values
from graph.fields import FieldWriter
from loaders.model import Part, PartKind
from ontology.terms import ELI, IIP

CLASSES: Final[dict[PartKind, URIRef]] = {
    "chapter": IIP.Chapter,
    "section": IIP.Section,
    "measure": IIP.Measure,
    "article": IIP.Article,
    "paragraph": IIP.Paragraph,
    "item": IIP.Item,
    "box": IIP.Box,
    "table": IIP.Table,
}


def write_part(writer: FieldWriter, part: Part) -> None:
    """Add a part under its document or the part above."""
    node, above = writer.place(part.path), writer.place(part.parent)
    writer.add(node, RDF.type, CLASSES[part.kind], ELI.LegalResourceSubdivision)
    writer.add(node, ELI.is_part_of, above)
    writer.add(above, ELI.has_part, node)
    writer.add(node, IIP.order, values.integer(part.order))
    if part.numbering and writer.first(node):
        writer.text(node, ELI.number, part.numbering)
    writer.provenance(node, part.provenance)
    writer.extent(node, part.extent)
    for heading in part.headings:
        writer.field(node, heading)
    if not part.headings:
        writer.add(node, IIP.notStated, DCTERMS.title)
