"""The W3C tests of SPARQL 1.1 query evaluation and of the CSV format, over HTTP.

The suite has 309 tests of evaluation; the copy has 239 of them, all but the 70 of the entailment
regimes, for the engine has simple entailment alone. Each is loaded through the Graph Store
Protocol and asked through the SPARQL Protocol, in the format that its expected result is in.
"""

from collections import Counter
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Namespace
from rdflib.term import Node
from w3c import MF, Entry, address_of, file_of, needs_the_suites, sparql_entries
from w3c_known_misses import QUERY_MISSES, REFUSED
from w3c_results import (
    READERS,
    Answer,
    read_answer,
    read_result_set,
    read_tsv,
    same_answer,
    same_graph,
)
from w3c_running import empty

pytest_plugins = ["w3c_server"]

QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RESULT_SET = ox.NamedNode("http://www.w3.org/2001/sw/DataAccess/tests/result-set#ResultSet")
KINDS = ("QueryEvaluationTest", "CSVResultFormatTest")
TESTS = sparql_entries(*KINDS)
MEDIA_TYPES = {".nt": "application/n-triples", ".rdf": "application/rdf+xml", ".ttl": "text/turtle"}

pytestmark = needs_the_suites


class Loading:
    """What a server holds: many tests that follow one another have the same dataset."""

    def __init__(self, server: httpx.Client) -> None:
        self._server = server
        self._held: list[tuple[str, Node]] | None = None

    def load(self, test: Entry) -> None:
        """Make the dataset of a test, and nothing else, what the server holds."""
        action = test.value(MF.action)
        wanted = [("", data) for data in test.values(QT.data, action)]
        wanted += [(str(data), data) for data in test.values(QT.graphData, action)]
        if wanted == self._held:
            return
        self._held = None
        empty(self._server)
        for graph, data in wanted:
            self._add(file_of(data), {"graph": graph} if graph else {"default": ""})
        self._held = wanted

    def _add(self, path: Path, graph: dict[str, str]) -> None:
        """Add a file to a graph; its relative IRIs are relative to the file's own address."""
        text, base = path.read_text(encoding="utf-8"), address_of(path)
        if path.suffix == ".rdf":
            text = text.replace("<rdf:RDF", f'<rdf:RDF xml:base="{base}"', 1)
        elif path.suffix == ".ttl":
            text = f"@base <{base}> .\n{text}"
        headers = {"Content-Type": MEDIA_TYPES[path.suffix]}
        added = self._server.post("/store", params=graph, content=text.encode(), headers=headers)
        assert added.is_success, f"{path.name}: {added.status_code} {added.text}"


@pytest.fixture(scope="module")
def loading(scratch: httpx.Client) -> Loading:
    return Loading(scratch)


def _asked(server: httpx.Client, test: Entry, media_type: str) -> httpx.Response:
    """Post the query of a test; its relative IRIs are relative to the address of its file."""
    path = _query(test)
    text = f"BASE <{address_of(path)}>\n{path.read_text(encoding='utf-8')}"
    headers = {"Content-Type": "application/sparql-query", "Accept": media_type}
    return server.post("/sparql", content=text.encode(), headers=headers)


def _query(test: Entry) -> Path:
    return file_of(test.value(QT.query, test.value(MF.action)))


def _passes(server: httpx.Client, test: Entry) -> bool:
    """Whether the server answers the query of a test as the suite expects."""
    expected = file_of(test.value(MF.result))
    if expected.suffix == ".ttl":
        return _passes_in_rdf(server, test, expected)
    media_type, read = READERS[expected.suffix[1:]]
    response = _asked(server, test, media_type)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].partition(";")[0] == media_type
    text = _query(test).read_text(encoding="utf-8")
    in_order = "order by" in text.rpartition("}")[2].lower()  # not that of a subquery
    found = read_answer(response.content, media_type)
    return same_answer(found, read(expected.read_bytes()), in_order=in_order)


def _passes_in_rdf(server: httpx.Client, test: Entry, expected: Path) -> bool:
    """The same where the expected result is RDF: that of CONSTRUCT, or solutions as RDF."""
    quads = list(ox.parse(path=expected, format=ox.RdfFormat.TURTLE, base_iri=address_of(expected)))
    if any(quad.object == RESULT_SET for quad in quads):
        media_type = READERS["srj"][0]
        response = _asked(server, test, media_type)
        assert response.status_code == 200, response.text
        found = read_answer(response.content, media_type)
        return same_answer(found, read_result_set(quads), in_order=False)
    response = _asked(server, test, "text/turtle")
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].partition(";")[0] == "text/turtle"
    return same_graph(ox.parse(response.content, format=ox.RdfFormat.TURTLE), quads)


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.name)
def test_a_query_is_answered_as_expected_unless_listed(
    scratch: httpx.Client, loading: Loading, test: Entry
) -> None:
    loading.load(test)
    if test.name in REFUSED:
        assert _asked(scratch, test, "*/*").status_code == 403
        return
    missed = QUERY_MISSES.get(test.name)
    assert _passes(scratch, test) == (missed is None), missed


def test_all_tests_of_the_suite_are_run() -> None:
    assert Counter(test.kind for test in TESTS) == dict(zip(KINDS, (239, 3), strict=True))
    assert QUERY_MISSES.keys() | REFUSED <= {test.name for test in TESTS}


def _answer(*rows: str) -> Answer:
    return read_tsv("\n".join(["?x\t?y", *rows]).encode())


@pytest.mark.parametrize(
    ("one", "other", "same", "same_in_order"),
    [
        (["1\t2", "3\t4"], ["1\t2", "3\t4"], True, True),
        (["1\t2", "3\t4"], ["3\t4", "1\t2"], True, False),
        (["1\t2", "1\t2"], ["1\t2"], False, False),
        (["_:a\t_:a", "_:b\t1"], ["_:c\t_:c", "_:d\t1"], True, True),
        (["_:a\t_:a", "_:b\t1"], ["_:a\t_:b", "_:b\t1"], False, False),
        (["_:a\t1", "_:a\t2"], ["_:a\t1", "_:b\t2"], False, False),
        (["1.0\t1e0"], ["1.00\t10e-1"], True, True),
        (["1\t"], ["1.0\t"], False, False),
        (["1\t"], ['"1"\t'], False, False),
        (["1\t"], ["1\t2"], False, False),
    ],
)
def test_answers_differ_by_rows_values_and_shared_blank_nodes(
    one: list[str], other: list[str], same: bool, same_in_order: bool
) -> None:
    assert same_answer(_answer(*one), _answer(*other), in_order=False) == same
    assert same_answer(_answer(*one), _answer(*other), in_order=True) == same_in_order
