"""The W3C tests of the SPARQL 1.1 Protocol, and the graphs that they need."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDFS, Namespace
from w3c import FOLDER, Entry, entries, file_of

UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
TESTS = entries(FOLDER / "sparql11" / "protocol" / "manifest.ttl", "ProtocolTest")


def graphs(*tests: Entry) -> dict[str, Path]:
    """The files of the graphs that tests need, by the graphs' IRIs."""
    return {
        str(test.value(RDFS.label, given)): file_of(test.value(UT.graph, given))
        for test in tests
        for given in test.values(UT.graphData)
    }


def statements() -> Iterator[ox.Quad]:
    """What the graphs of all tests hold."""
    for graph, path in graphs(*TESTS).items():
        for triple in ox.parse(path=path, format=ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph))
