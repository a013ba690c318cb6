"""Results cut off at a row: always a whole document of so many rows, whatever stands in them."""

import csv
import io

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.formats import GRAPH_FORMATS
from queries.cut import Most, write_solutions, write_triples
from queries.results import RESULT_FORMATS

TEXTS = st.text(
    st.sampled_from('a"}{,:\\\n\r<>/ &\t值') | st.characters(codec="utf-8"), max_size=40
)
FORMATS = list(RESULT_FORMATS)


def _store(texts: list[str]) -> ox.Store:
    store = ox.Store()
    for number, text in enumerate(texts):
        subject = ox.NamedNode(f"http://e/{number}")
        store.add(ox.Quad(subject, ox.NamedNode("http://e/p"), ox.Literal(text)))
    return store


def _rows(name: str, content: bytes) -> int:
    if name == "csv":
        return len(list(csv.reader(io.StringIO(content.decode(), newline="")))) - 1
    found = ox.parse_query_results(content, format=RESULT_FORMATS[name].syntax)
    assert isinstance(found, ox.QuerySolutions)
    return len(list(found))


@given(st.lists(TEXTS, max_size=30), st.integers(1, 32), st.sampled_from(FORMATS))
def test_as_many_rows_as_are_wanted(texts: list[str], most: int, name: str) -> None:
    found = _store(texts).query("SELECT ?s ?o { ?s ?p ?o }")
    assert isinstance(found, ox.QuerySolutions)
    content, truncated = write_solutions(found, RESULT_FORMATS[name], Most(rows=most))
    assert _rows(name, bytes(content)) == min(most, len(texts))
    assert truncated == (len(texts) > most)


@pytest.mark.parametrize("name", FORMATS)
def test_as_many_bytes_as_are_wanted_and_whole_rows(name: str) -> None:
    store = _store(['}},{"\r\n</result><result>'] * 5000)
    found = store.query("SELECT ?s ?o { ?s ?p ?o }")
    assert isinstance(found, ox.QuerySolutions)
    content, truncated = write_solutions(found, RESULT_FORMATS[name], Most(bytes=100_000))
    assert truncated
    assert 50_000 < len(content) < 101_000
    assert 100 < _rows(name, bytes(content)) < 5000


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_not_cut_is_as_the_engine_writes_it(name: str) -> None:
    store, query = _store(["a"] * 30_000), "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"
    found, again = store.query(query), store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    assert isinstance(again, ox.QuerySolutions)
    content, truncated = write_solutions(found, RESULT_FORMATS[name], Most())
    assert not truncated
    assert content == again.serialize(format=RESULT_FORMATS[name].syntax)


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_graphs_are_cut_too(name: str) -> None:
    store = _store(["a"] * 50)
    for most, cut in ((49, True), (50, False)):
        found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(found, ox.QueryTriples)
        content, truncated = write_triples(found, GRAPH_FORMATS[name], Most(rows=most))
        assert truncated == cut
        parsed = list(ox.parse(bytes(content), GRAPH_FORMATS[name].syntax))
        assert len(parsed) == most
