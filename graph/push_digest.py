"""What a graph holds, as one number: for two places to compare without sending all of it twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import pyoxigraph as ox

_MODULUS: Final = 2**256


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many statements a graph has, and a digest that does not depend on their order.

    The digest, in hex, is the sum modulo 2^256 of the SHA-256 of each statement's line in canonical
    N-Triples. A graph has each statement once, so the sum hides none that stands twice.
    """

    statements: int
    digest: str


def line(triple: ox.Triple) -> str:
    """A statement in canonical N-Triples (RDF 1.2 N-Triples, section 4), with its line feed."""
    return f"{triple} .\n"


def fingerprint(triples: Iterable[ox.Triple]) -> Fingerprint:
    """The fingerprint of a graph's triples, read once."""
    statements = total = 0
    for triple in triples:
        statements += 1
        total += _number(triple)
    return _fingerprint(statements, total)


def fingerprints(quads: Iterable[ox.Quad]) -> dict[str | None, Fingerprint]:
    """The fingerprint of each named graph, and of the default graph (None), in any order."""
    sums: defaultdict[str | None, list[int]] = defaultdict(lambda: [0, 0])
    for quad in quads:
        graph = quad.graph_name
        found = sums[graph.value if isinstance(graph, ox.NamedNode) else None]
        found[0] += 1
        found[1] += _number(quad.triple)
    return {graph: _fingerprint(*found) for graph, found in sums.items()}


def _number(triple: ox.Triple) -> int:
    return int.from_bytes(sha256(line(triple).encode()).digest(), "big")


def _fingerprint(statements: int, total: int) -> Fingerprint:
    return Fingerprint(statements, f"{total % _MODULUS:064x}")
