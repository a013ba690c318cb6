"""What servers of known makes do: where they are written, and what they make of literals.

Addresses are relative to that for queries, as the makers' manuals have them; Oxigraph 0.5 and
Virtuoso 7.2.5 were tried.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from typing import Final
from urllib.parse import urljoin

import pyoxigraph as ox

from graph.push_compare import Normalise
from graph.push_server import Addresses

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_INTEGER: Final = ox.NamedNode(f"{_XSD}integer")
_DECIMAL: Final = ox.NamedNode(f"{_XSD}decimal")
_VIRTUOSO_DIGITS: Final = Context(prec=15)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a make of servers.

    Attributes:
        graph_store: Its Graph Store Protocol, relative to the address for queries; None where it
            is not known.
        update: Its address for updates, likewise.
        bulk: Where it takes N-Quads, likewise; None where it takes none.
        normalise: What it makes of literals.
    """

    graph_store: str | None = None
    update: str | None = None
    bulk: str | None = None
    normalise: Normalise = lambda literal: literal

    def addresses(self, query: str, graph_store: str | None, update: str | None) -> Addresses:
        """All addresses, from that for queries and those that are given.

        Raises ValueError where the graph store's is neither given nor known.
        """
        writes = graph_store or _beside(query, self.graph_store)
        if writes is None:
            raise ValueError("the address of its Graph Store Protocol is not known")
        bulk = _beside(query, self.bulk)
        if graph_store and self.bulk == self.graph_store:
            bulk = graph_store
        return Addresses(query, writes, update or _beside(query, self.update), bulk)


def _beside(query: str, relative: str | None) -> str | None:
    if relative is None:
        return None
    if relative.startswith("+"):  # below the address itself
        return query.rstrip("/") + relative[1:]
    return urljoin(query, relative)


def as_virtuoso_has_it(literal: ox.Literal) -> ox.Literal:
    """A literal as Virtuoso 7.2 stores it: numbers by their value, decimals to 15 digits.

    Integers beyond 64 bits become decimals. Language tags are lower-cased by every reader here.
    """
    name = literal.datatype.value.removeprefix(_XSD)
    form = _FORMS.get(name)
    if form is None:
        return literal
    try:
        value = form(literal.value.strip())
    except (ValueError, InvalidOperation):
        return literal  # not of its type: kept as it stands
    if name == "integer":
        datatype = _INTEGER if -(2**63) <= int(value) < 2**63 else _DECIMAL
        return ox.Literal(value, datatype=datatype)
    return ox.Literal(value, datatype=literal.datatype)


def _decimal(text: str) -> str:
    value = Decimal(text)
    if value == value.to_integral_value():
        return f"{value.to_integral_value():f}"
    return f"{_VIRTUOSO_DIGITS.create_decimal(value).normalize():f}"


_FORMS: Final[dict[str, Callable[[str], str]]] = {
    "integer": lambda text: str(int(text)),
    "decimal": _decimal,
    "double": lambda text: repr(float(text)),
    "float": lambda text: repr(float(text)),
    "boolean": lambda text: {"1": "true", "0": "false"}.get(text, text),
}

KNOWN: Final = {
    "generic": Known(),
    "oxigraph": Known("store", "update", "store"),
    "fuseki": Known("data", "update", "data"),
    "graphdb": Known("+/rdf-graphs/service", "+/statements", "+/statements"),
    "qlever": Known("", ""),
    "neptune": Known("sparql/gsp/", ""),
    "virtuoso": Known("sparql-graph-crud-auth", "sparql-auth", normalise=as_virtuoso_has_it),
}
"""By the name of the dialect."""
