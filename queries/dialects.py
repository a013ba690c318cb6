"""What SPARQL servers do otherwise than the protocol says, as data.

**Where the union of all graphs stands.** The embedded store keeps the union of its named graphs as
a stored default graph, each triple once; every question counts on that. Elsewhere it depends:

- A server with a default graph of its own (`union_graph` None: Oxigraph, Fuseki, the generic one)
  gets the union there, and queries name no dataset, so `GRAPH ?g` ranges over the named graphs.
- Where the default graph is all graphs together, those of the system among them (Virtuoso), or
  with a triple of two graphs twice (GraphDB), the union is one more named graph, `UNION`, and each
  query that brings no dataset of its own (by protocol or FROM) has it as `default-graph-uri`.
  Virtuoso goes on to give all named graphs to `GRAPH ?g` then, the union among them, but none to
  `GRAPH <IRI>` (`names_constants`); a server that is strict (SPARQL 1.1 Protocol, 2.1.4) gives
  none at all.
- Where the default graph is all graphs together, each triple once (`merges_graphs`: Neptune,
  QLever), nothing is added and nothing is named.

`iiot-policy push` writes by the same two fields.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from graph.push_marker import UNION


@dataclass(frozen=True, slots=True)
class Dialect:
    """A kind of server.

    Attributes:
        name: How it is chosen: `--dialect NAME`.
        tried: Whether the tests run against such a server.
        union_graph: The graph that holds the union of all, sent as `default-graph-uri`; None where
            the server's own default graph is it.
        names_constants: Whether `GRAPH <IRI>` finds nothing beside a `default-graph-uri` unless its
            IRI is sent as `named-graph-uri`.
        merges_graphs: Whether the default graph is the union of the named graphs by itself.
        timeout_parameter: The request's own time limit, as a field of the form; None for none.
        timeout_unit: How many of that parameter's units make a second.
        timeout_least: Below so many seconds the server does not heed its parameter.
        cut_header: A header that is there when rows were cut off at the server's limit.
        cut_triples: So many triples in the answer to a CONSTRUCT mean that it was cut; None where
            a cut is told, or does not happen.
        incomplete_header: A header, and a text in it, that tell an answer that is not whole because
            time ran out.
        incomplete_end: The bytes that such an answer ends with.
        fetched_as: The format to ask the server for, by the format wanted; what is not here is
            asked for as it is and passed through. The answer is drawn anew on our side.
        rewritten: Bytes of a passed answer and what stands for them, by format. They cannot
            occur within a value.
        over_limit: What an error says that means: time or cost over the limit.
        busy: Statuses that mean so too, beside 503 and 504.
        refused: IRIs that a query may not hold: calls of the server's own functions, some of which
            ask other servers.
        default_graph_parameter: Whether the graph store answers `?default`.
        atomic_updates: Whether an update of several operations is one transaction.
    """

    name: str
    tried: bool = False
    union_graph: str | None = None
    names_constants: bool = False
    merges_graphs: bool = False
    timeout_parameter: str | None = None
    timeout_unit: int = 1
    timeout_least: float = 0.0
    cut_header: str | None = None
    cut_triples: int | None = None
    incomplete_header: tuple[str, str] | None = None
    incomplete_end: bytes = b""
    fetched_as: Mapping[str, str] = field(default_factory=dict)
    rewritten: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    over_limit: re.Pattern[str] | None = None
    busy: frozenset[int] = frozenset()
    refused: re.Pattern[str] | None = None
    default_graph_parameter: bool = True
    atomic_updates: bool = True


GENERIC: Final = Dialect("generic")
"""A server that keeps to SPARQL 1.1 and has a default graph of its own."""

OXIGRAPH: Final = Dialect(
    "oxigraph",
    tried=True,
    # with --timeout-s it answers 200, and writes this text at the end of the results
    incomplete_end=b"The SPARQL operation has been cancelled",
)

_GRAPHS_AS_TRIPLES: Final = dict.fromkeys(("ttl", "rdf", "jsonld"), "nt")

VIRTUOSO: Final = Dialect(
    "virtuoso",
    tried=True,
    union_graph=UNION,
    names_constants=True,
    timeout_parameter="timeout",
    timeout_unit=1000,
    timeout_least=1.0,
    cut_header="X-SPARQL-MaxRows",
    cut_triples=10_001,
    incomplete_header=("X-SQL-State", "S1TAT"),
    # its CSV has ? for some letters, its TSV is CSV with tabs, a yes or no is "bool" and 1 in both;
    # of graphs only N-Triples can be counted
    fetched_as=MappingProxyType({"csv": "json", "tsv": "json", **_GRAPHS_AS_TRIPLES}),
    rewritten=MappingProxyType({"json": (b'"type": "typed-literal"', b'"type": "literal"')}),
    over_limit=re.compile(r"estimated execution time|S1T00|SR171|SR177|Transaction timed out"),
    refused=re.compile(r"(?:bif|sql):", re.IGNORECASE),
    default_graph_parameter=False,
    atomic_updates=False,
)

FUSEKI: Final = Dialect("fuseki", timeout_parameter="timeout")

QLEVER: Final = Dialect(
    "qlever",
    merges_graphs=True,
    busy=frozenset({429}),  # what it says when time is over
    over_limit=re.compile(r"timed out|timeout|memory limit", re.IGNORECASE),
    atomic_updates=False,
)

GRAPHDB: Final = Dialect(
    "graphdb",
    union_graph=UNION,
    timeout_parameter="timeout",
    over_limit=re.compile(r"timeout|timed out|QueryInterrupted", re.IGNORECASE),
)

NEPTUNE: Final = Dialect(
    "neptune",
    merges_graphs=True,
    over_limit=re.compile(r"TimeLimitExceeded|MemoryLimitExceeded"),
    busy=frozenset({429}),
)

DIALECTS: Final[Mapping[str, Dialect]] = MappingProxyType(
    {
        dialect.name: dialect
        for dialect in (GENERIC, OXIGRAPH, VIRTUOSO, FUSEKI, QLEVER, GRAPHDB, NEPTUNE)
    }
)
"""All that are known, by name."""

__all__ = ["DIALECTS", "GENERIC", "UNION", "Dialect"]
