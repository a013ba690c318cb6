"""The page of a policy document: its card, what stands around it, and how to cite it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import pyoxigraph as ox
from markupsafe import Markup
from starlette.requests import Request

from api.cards import DocumentCard
from api.describe import Description
from api.explore.document_citation import Citation
from api.explore.document_lineage import Followers, Neighbourhood
from api.explore.document_title import broken
from api.generation import Generation, Row, generation_of, solutions
from api.html import language_of, link
from queries.engine import content_of
from queries.views.documents import key_of

_DERIVED: Final = """
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
SELECT DISTINCT ?thing ?property ?value ?rule WHERE {
  ?graph iip:derivedBy ?rule .
  GRAPH ?graph { ?thing ?property ?value }
}
ORDER BY ?rule ?property ?value"""
"""What rules say of `?thing`."""
_BY_PROPERTY: Final = 12
"""Values of a derived property that are named."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a document's page shows that does not stand in its description."""

    derived: list[Row]
    lineage: "nx.MultiDiGraph[str]"
    neighbourhood: Neighbourhood


async def around(generation: Generation, iri: str) -> Around:
    """What stands around a document; raises KeyError for one that is not known."""
    reply = await generation.engine.answer(_DERIVED, ["json"], {"thing": ox.NamedNode(iri)})
    derived = solutions(await content_of(reply))
    lineage = await generation.lineage()
    return Around(derived, lineage.graph, Neighbourhood.of(lineage, iri))


def document_context(request: Request, found: Description, beside: Around) -> Mapping[str, Any]:
    """The context of `document.html`, but for the formats."""
    generation, own = generation_of(request), language_of(request)
    labels, card = generation.labels, DocumentCard(found, generation.labels, own)
    root, asked = request.scope.get("root_path", ""), request.query_params.get("lang")
    picture = beside.neighbourhood.drawn(own, lambda iri: link(iri, root, asked) or iri)
    rules = {(row["property"], row["value"]): row["rule"] for row in beside.derived}
    return {
        "card": card,
        "title": labels.name(found.iri, own),
        "broken": broken,
        "statuses": card.statuses(rules),
        "derived": list(_derived(beside.derived)),
        "followers": Followers.of(beside.lineage, found.iri, labels, own).groups,
        "neighbourhood": beside.neighbourhood,
        "picture": Markup(picture) if picture else None,  # noqa: S704  # from our own writer
        "citation": Citation.of(card, labels, generation.release.id),
        "key": key_of,
    }


def _derived(rows: list[Row]) -> Iterator[tuple[str, list[tuple[str, list[str], int]]]]:
    """What each rule derives: the rule, and by property the values named and how many more."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        found.setdefault(row["rule"], {}).setdefault(row["property"], []).append(row["value"])
    for rule, properties in found.items():
        yield (
            rule,
            [
                (p, values[:_BY_PROPERTY], len(values[_BY_PROPERTY:]))
                for p, values in properties.items()
            ],
        )
