"""Answers are kept as they were sent, as long as they are true."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served import serving

pytest_plugins = ["serving", "w3c_server"]

SELECT = "SELECT ?s { ?s a <https://w3id.org/iiot-policy/ns#PolicyDocument> } ORDER BY ?s"


def _hits(server: httpx.Client) -> int:
    for line in server.get("/metrics").text.splitlines():
        if line.startswith("iiot_policy_cache_hits_total") and '"answers"' in line:
            return int(float(line.split()[-1]))
    raise AssertionError("no figure of hits")


def _ask(server: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return server.get("/sparql", params={"query": query}, headers=headers)


def test_the_same_question_is_answered_once(server: httpx.Client) -> None:
    query = f"{SELECT} # once"
    before, first = _hits(server), _ask(server, query)
    again = _ask(server, query)
    assert _hits(server) == before + 1
    assert again.content == first.content
    assert dict(again.headers) | {"date": ""} == dict(first.headers) | {"date": ""}


def test_what_it_depends_on_is_told_apart(server: httpx.Client) -> None:
    query = f"{SELECT} # apart"
    kinds = ["application/sparql-results+json", "text/csv", "application/sparql-results+xml"]
    for _ in range(2):
        for kind in kinds:
            assert _ask(server, query, Accept=kind).headers["content-type"].startswith(kind)
        for coding in ("zstd", "gzip"):
            packed = _ask(server, f"{SELECT} # {'x' * 2000}", **{"Accept-Encoding": coding})
            assert len(packed.json()["results"]["bindings"]) == 4
    relative = "SELECT (<x> AS ?i) {}"
    for host in ("a.example", "b.example"):
        assert f"http://{host}/x" in _ask(server, relative, Host=host).text


def test_who_holds_it_is_told_so(server: httpx.Client) -> None:
    first = _ask(server, f"{SELECT} # held")
    held = _ask(server, f"{SELECT} # held", **{"If-None-Match": first.headers["etag"]})
    assert (held.status_code, held.content) == (304, b"")
    assert held.headers["etag"] == first.headers["etag"]
    other = _ask(server, f"{SELECT} # held", **{"If-None-Match": '"another"'})
    assert (other.status_code, other.content) == (200, first.content)
    weak = _ask(server, f"{SELECT} # held", Accept="text/csv")
    assert weak.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID ()", "BNODE()"])
def test_what_is_another_each_time_is_not_kept(server: httpx.Client, call: str) -> None:
    query = f"SELECT ({call} AS ?x) {{}}"
    first, again = _ask(server, query), _ask(server, query)
    assert first.headers["cache-control"] == "no-store"
    assert "etag" not in first.headers
    assert call.startswith(("NOW", "BNODE")) or first.text != again.text


def test_faults_and_pages_are_not_kept(server: httpx.Client) -> None:
    for query, headers, status in (
        ("SELECT", {}, 400),
        (f"{SELECT} # page", {"Accept": "text/html"}, 200),
    ):
        before = _hits(server)
        assert [_ask(server, query, **headers).status_code for _ in range(2)] == [status] * 2
        assert _hits(server) == before


def test_head_is_as_long_as_get(server: httpx.Client) -> None:
    got = _ask(server, f"{SELECT} # head")
    head = server.head("/sparql", params={"query": f"{SELECT} # head"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]
    assert head.headers["etag"] == got.headers["etag"]


def test_times_are_told(server: httpx.Client) -> None:
    timing = _ask(server, f"{SELECT} # timing").headers["server-timing"]
    waited, took = (float(part.partition("dur=")[2]) for part in timing.split(", "))
    assert 0 <= waited < 1000
    assert 0 < took < 10_000


@pytest.fixture
def cutting(served_data: Path) -> Iterator[httpx.Client]:
    with serving(served_data, result_rows=3) as client:
        yield client


def test_rows_that_are_cut_off_are_told(cutting: httpx.Client) -> None:
    cut = _ask(cutting, SELECT)
    assert cut.headers["x-sparql-truncated"] == "true"
    assert len(cut.json()["results"]["bindings"]) == 3
    assert _ask(cutting, SELECT).headers["x-sparql-truncated"] == "true"  # as it was kept
    assert "x-sparql-truncated" not in _ask(cutting, f"{SELECT} LIMIT 3").headers


def test_a_release_that_is_updated_has_other_tags(own_data: Path) -> None:
    tags = []
    for settings in ({}, {"updates_open": True}, {"updates_open": True}):
        with serving(own_data, **settings) as client:
            tags.append(_ask(client, SELECT).headers["etag"])
    assert len(set(tags)) == 3


def test_after_an_update_nothing_old_is_given(scratch: httpx.Client) -> None:
    query, values = "SELECT ?o { <http://e/s> <http://e/p> ?o }", []
    for number in range(5):
        insert = (
            f"DELETE WHERE {{ ?s ?p ?o }} ; INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"
        )
        assert scratch.post("/sparql", data={"update": insert}).status_code == 204
        for _ in range(2):
            found = _ask(scratch, query).json()["results"]["bindings"]
            values.append(found[0]["o"]["value"])
    assert values == ["0", "0", "1", "1", "2", "2", "3", "3", "4", "4"]
