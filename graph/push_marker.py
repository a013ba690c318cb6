"""The mark that a push leaves on a server, and the update that puts a release in its place.

In the graph `PUSHED` stand the release that the server holds, as `dcterms:identifier`, and the
graphs that pushes have put there, as `dcterms:hasPart`. A push drops no other graph, so that a
server can be shared. While graphs are replaced one by one there is no identifier.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib.namespace import DCTERMS

from ontology.terms import BASE

if TYPE_CHECKING:
    from graph.push_parts import Part
    from graph.push_server import Server

PUSHED: Final = f"{BASE}pushed"
UNION: Final = f"{BASE}union"
"""Where the union stands on servers whose default graph is not a graph of its own."""

_DEFAULT: Final = f"{PUSHED}/default"
_STAGING: Final = re.compile(re.escape(f"{PUSHED}/staging/") + r"[0-9a-z.]+/[0-9a-f]{32}")
_SUBJECT: Final = ox.NamedNode(PUSHED)
_IDENTIFIER: Final = ox.NamedNode(str(DCTERMS.identifier))
_HAS_PART: Final = ox.NamedNode(str(DCTERMS.hasPart))
_BATCH: Final = 50


@dataclass(frozen=True, slots=True)
class Marker:
    """What a server says of pushes.

    Attributes:
        release: The release that it holds whole; None where it holds none.
        graphs: The graphs that pushes put there; None stands for the default graph.
    """

    release: str | None = None
    graphs: frozenset[str | None] = frozenset()

    def lines(self) -> str:
        """Its statements as N-Triples, which are also those of SPARQL."""
        names = sorted(_DEFAULT if graph is None else graph for graph in self.graphs)
        found = [ox.Triple(_SUBJECT, _HAS_PART, ox.NamedNode(name)) for name in names]
        if self.release is not None:
            found.insert(0, ox.Triple(_SUBJECT, _IDENTIFIER, ox.Literal(self.release)))
        return "".join(f"{triple} .\n" for triple in found)


def read_marker(server: "Server") -> Marker:
    """The mark on a server; an empty one where no push has been."""
    release = None
    graphs: set[str | None] = set()
    for triple in server.triples(PUSHED):
        if triple.predicate == _IDENTIFIER and isinstance(triple.object, ox.Literal):
            release = triple.object.value
        elif triple.predicate == _HAS_PART and isinstance(triple.object, ox.NamedNode):
            name = triple.object.value
            graphs.add(None if name == _DEFAULT else name)
    return Marker(release, frozenset(graphs))


def staging(part: "Part", release: str) -> str:
    """The graph where a part waits until all of the release is there."""
    return f"{PUSHED}/staging/{release}/{sha256((part.target or '').encode()).hexdigest()[:32]}"


def is_staging(graph: str) -> bool:
    """Whether a graph is one that a push has left waiting."""
    return _STAGING.fullmatch(graph) is not None


def swap(
    server: "Server",
    moves: Iterable[tuple[str, str | None]],
    drop: Sequence[str | None],
    new: Marker,
) -> None:
    """Move graphs into their places, drop others, and leave the mark.

    All of it is one request where the server does a request whole or not at all; else the mark
    goes first and comes last, and between them stand batches of operations.
    """
    operations = [f"MOVE GRAPH {_graph(source)} TO {_target(to)}" for source, to in moves]
    operations += [f"DROP SILENT {_target(graph)}" for graph in drop]
    unmark = f"DROP SILENT {_target(PUSHED)}"
    mark = f"INSERT DATA {{ GRAPH {_graph(PUSHED)} {{\n{new.lines()}}} }}"
    if server.at.transactional:
        server.update(";\n".join([*operations, unmark, mark]))
        return
    both = Marker(None, new.graphs.union(drop)).lines()  # so that none is forgotten half-way
    server.update(f"{unmark};\nINSERT DATA {{ GRAPH {_graph(PUSHED)} {{\n{both}}} }}")
    for start in range(0, len(operations), _BATCH):
        server.update(";\n".join(operations[start : start + _BATCH]))
    server.update(f"{unmark};\n{mark}")


def _graph(name: str) -> str:
    return str(ox.NamedNode(name))


def _target(name: str | None) -> str:
    return "DEFAULT" if name is None else f"GRAPH {_graph(name)}"
