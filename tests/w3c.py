"""The W3C test suites, where a copy of them stands beside this checkout: reading their manifests.

Manifests are read with the addresses that the suites have on the web, so that IRIs relative to a
file are the same on every machine; `file_of` leads back to the copy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.term import Node, URIRef

FOLDER = Path(__file__).parents[2] / "shared" / "w3c"
SPARQL = "sparql11/"
SHACL = "shacl/"
ADDRESSES = {
    SPARQL: "https://w3c.github.io/rdf-tests/sparql/sparql11/",
    SHACL: "https://w3c.github.io/data-shapes/data-shapes-test-suite/tests/",
}
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")

needs_the_suites = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the W3C test suites are not beside this checkout"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One test of a manifest; `name` is its folder and its local name, and the test's id here."""

    name: str
    kind: str
    node: URIRef
    manifest: Graph

    def value(self, predicate: URIRef, of: Node | None = None) -> Node:
        """The one value of a property, of the test or of a node of its manifest."""
        (value,) = self.values(predicate, of)
        return value

    def values(self, predicate: URIRef, of: Node | None = None) -> list[Node]:
        """The values of a property, in a fixed order."""
        return sorted(self.manifest.objects(of or self.node, predicate), key=str)


def address_of(path: Path) -> str:
    """The address on the web of a file of the copy."""
    inside = path.relative_to(FOLDER).as_posix()
    suite = next(suite for suite in ADDRESSES if inside.startswith(suite))
    return ADDRESSES[suite] + inside.removeprefix(suite)


def file_of(address: Node | str) -> Path:
    """The file of the copy that an address of the suites names."""
    for suite, start in ADDRESSES.items():
        if str(address).startswith(start):
            return FOLDER / suite / str(address).removeprefix(start)
    raise ValueError(f"{address} is in no suite: they begin with {', '.join(ADDRESSES.values())}")


@cache
def read_turtle(path: Path) -> Graph:
    """A Turtle file as a graph, relative to its address on the web."""
    return Graph().parse(path, format="turtle", publicID=address_of(path))


def entries(path: Path, *kinds: str) -> list[Entry]:
    """The tests of a manifest that are of these kinds, in its order; none without the suites."""
    if not path.is_file():
        return []
    found = _listed(read_turtle(path), f"{path.parent.name}/")
    return [entry for entry in found if entry.kind in kinds]


def sparql_entries(*kinds: str) -> list[Entry]:
    """The tests of these kinds in all manifests of the SPARQL 1.1 suite, by folder."""
    manifests = sorted((FOLDER / SPARQL).glob("*/manifest.ttl"))
    return [entry for path in manifests for entry in entries(path, *kinds)]


def _listed(manifest: Graph, folder: str) -> Iterator[Entry]:
    for listed in manifest.objects(None, MF.entries):
        for node in manifest.items(listed):
            assert isinstance(node, URIRef)
            kind = str(manifest.value(node, RDF.type)).rpartition("#")[2]
            yield Entry(folder + node.rpartition("#")[2], kind, node, manifest)
