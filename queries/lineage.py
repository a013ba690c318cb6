"""What a caller asks of the lineage, in words, and the part of the graph that answers."""

from collections.abc import Collection

import networkx as nx

from graph.lineage import Direction, Lineage
from loaders.dates import PartialDate
from queries.parameters import NothingFound, ParameterError, the_one
from queries.things import Things


def view(
    lineage: Lineage,
    things: Things,
    thing: str,
    *,
    to: str | None = None,
    depth: int = 2,
    direction: Direction = "both",
    relations: Collection[str] = (),
    as_of: str | None = None,
) -> "nx.MultiDiGraph[str]":
    """The lineage around a document, or with `to` the shortest path to another.

    Documents are named as anywhere: by number, title or IRI. Raises ParameterError for a relation
    or a day that is none, NothingFound where there is no such document or no path.
    """
    known = lineage.relations()
    if unknown := sorted(set(relations) - set(known)):
        raise ParameterError(f"no relation {', '.join(unknown)}; there are: {', '.join(known)}")
    document = _document(lineage, things, thing)
    if to is None:
        return lineage.around(document, depth, direction, relations, _day(as_of))
    end = _document(lineage, things, to)
    path = lineage.between(document, end, relations)
    if end not in path:
        raise NothingFound(f"no path leads from {document} to {end}")
    return path


def _document(lineage: Lineage, things: Things, text: str) -> str:
    iri = the_one(things, text, "document").iri
    if iri not in lineage.graph:
        raise NothingFound(f"{iri} is no document")
    return iri


def _day(text: str | None) -> str | None:
    try:
        return str(PartialDate(text)) if text else None
    except ValueError as error:
        raise ParameterError(f"as_of: {error}") from error
