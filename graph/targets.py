"""A target as triples; documents set targets, and programmes have them."""

from rdflib import RDF, URIRef

from graph import iris, values
from graph.statements import StatementWriter
from loaders.model import Target
from ontology.terms import IIP, QUDT


def write_target(writer: StatementWriter, target: Target) -> URIRef:
    """Add the target under the writer's parent; gives its node."""
    node = iris.target(writer.parent, target)
    add, text = writer.add, writer.text
    add(node, RDF.type, IIP.Target)
    text(node, IIP.subject, target.subject, "zh")
    add(node, IIP.comparator, values.COMPARATORS[target.comparator])
    add(node, IIP.basis, IIP[f"{target.basis}Basis"])
    add(node, QUDT.hasUnit, values.unit(target.unit))
    text(node, IIP.unitText, target.unit, "zh")
    text(node, IIP.scope, target.scope, "zh")
    text(node, IIP.printedValue, target.printed, writer.source.language or "zh")
    if target.indicator:
        add(node, IIP.indicator, iris.concept("indicator", target.indicator))
    if target.programme:
        add(node, IIP.programme, iris.concept("programme", target.programme))
    for predicate, amount in (
        (QUDT.numericValue, target.value),
        (QUDT.lowerBound, target.lower),
        (QUDT.upperBound, target.upper),
    ):
        if amount is not None:
            add(node, predicate, values.number(amount))
    if target.due:
        precision = target.due_precision or target.due.precision
        add(node, IIP.dueDate, values.date(target.due))
        add(node, IIP.duePrecision, IIP[f"{precision}Precision"])
    writer.provenance(node, target.provenance)
    return node
