"""The reader of the SPARQL 1.1 Protocol: what it takes in any form, and what it refuses."""

import asyncio
from collections.abc import Sequence
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.types import Message

from api.problems import KINDS, Problem
from api.protocol import FORM, QUERY, UPDATE, QueryRequest, UpdateRequest, read_request
from queries.execute import Dataset
from queries.using import with_using

LONGEST = 5000
G, H = "http://example.org/g?a=b&c", "urn:x:工业"
INSERT = "INSERT { ?s ?p 'WHERE' } WHERE { ?s ?p ?o }"
Pairs = list[tuple[str, str]]
Asked = QueryRequest | UpdateRequest | None

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
graphs = st.lists(st.sampled_from((G, H, "http://example.org/%31", "http://例え/é")), max_size=4)


def read(
    method: str = "GET",
    query: str = "",
    content: bytes = b"",
    kind: str | None = None,
    *,
    size: int = 0,
    headers: Sequence[tuple[str, str]] = (),
) -> Asked:
    """Read a request whose body comes in chunks of `size` bytes, or in one."""
    given = [*headers, *([("content-type", kind)] if kind is not None else [])]
    scope = {
        "type": "http",
        "method": method,
        "path": "/sparql",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1", "replace")) for name, value in given],
        "scheme": "http",
        "server": ("localhost", 80),
    }
    step = size or len(content) or 1
    chunks = [content[at : at + step] for at in range(0, len(content), step)] or [b""]

    async def receive() -> Message:
        body = chunks.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(chunks)}

    return asyncio.run(read_request(Request(scope, receive), LONGEST))


def refused(*words: str, status: int, **request: object) -> None:
    with pytest.raises(Problem) as raised:
        read(**request)  # type: ignore[arg-type]
    assert KINDS[raised.value.kind].status == status
    assert all(word in str(raised.value) for word in words), str(raised.value)


@given(texts, graphs, graphs, st.sampled_from((None, 0.5, 20.0)), st.integers(0, 7))
def test_a_query_is_the_same_in_all_three_forms(
    text: str, default: list[str], named: list[str], seconds: float | None, size: int
) -> None:
    rest = [("default-graph-uri", iri) for iri in default]
    rest += [("named-graph-uri", iri) for iri in named]
    rest += [("timeout", str(seconds))] if seconds else []
    form = urlencode([("query", text), *rest])
    dataset = Dataset(tuple(default), tuple(named)) if default or named else None
    expected = QueryRequest(text, dataset, None, seconds)
    assert read("GET", form) == expected
    assert read("POST", "", form.encode(), FORM, size=size) == expected
    assert read("POST", urlencode(rest), urlencode({"query": text}).encode(), FORM) == expected
    assert read("POST", urlencode(rest), text.encode(), f"{QUERY}; charset=UTF-8") == expected
    assert read("POST", urlencode(rest), text.encode(), QUERY, size=size) == expected


@given(texts, st.sampled_from((None, 0.5, 20.0)), st.integers(0, 7))
def test_an_update_is_the_same_in_both_forms(text: str, seconds: float | None, size: int) -> None:
    rest: Pairs = [("timeout", str(seconds))] if seconds else []
    expected = UpdateRequest(text, seconds)
    form = urlencode([("update", text), *rest])
    assert read("POST", "", form.encode(), f"{FORM}; charset=utf-8", size=size) == expected
    assert read("POST", urlencode(rest), text.encode(), UPDATE, size=size) == expected


@given(graphs, graphs)
def test_the_dataset_of_an_update_is_written_into_it(default: list[str], named: list[str]) -> None:
    rest = [("using-graph-uri", iri) for iri in default]
    rest += [("using-named-graph-uri", iri) for iri in named]
    expected = UpdateRequest(with_using(INSERT, Dataset(tuple(default), tuple(named))), None)
    assert read("POST", urlencode(rest), INSERT.encode(), UPDATE) == expected
    form = urlencode([*rest, ("update", INSERT)]).encode()
    assert read("POST", "", form, FORM) == expected
    assert all(f"USING <{iri}>" in expected.update for iri in default)


@given(
    st.sampled_from(("GET", "POST")),
    st.one_of(st.text(st.characters(codec="ascii")), st.just("query=a"), st.just("update")),
    st.binary(max_size=200),
    st.one_of(
        st.none(),
        st.sampled_from((FORM, QUERY, UPDATE, "text/plain", f"{UPDATE};charset", ";=;")),
        st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=50),
    ),
)
def test_whatever_comes_is_read_or_is_a_problem(
    method: str, query: str, content: bytes, kind: str | None
) -> None:
    try:
        asked = read(method, query, content, kind)
    except Problem as problem:
        told = problem
    else:
        assert asked is not None or method == "GET"
        return
    assert 400 <= KINDS[told.kind].status < 500
    assert str(told)


@given(st.integers(0, 40), st.integers(1, 3000), st.sampled_from((None, "0", "12", "-1", "many")))
def test_a_body_is_read_up_to_its_longest_length_whatever_is_declared(
    beyond: int, size: int, declared: str | None
) -> None:
    headers = [("content-length", declared)] if declared else []
    content = b"#" * (LONGEST - 20 + beyond)
    request = {"method": "POST", "content": content, "kind": UPDATE, "size": size}
    if len(content) > LONGEST:
        refused("at most 5000 bytes", status=413, **request, headers=headers)
    else:
        assert read("POST", "", content, UPDATE, size=size, headers=headers)


def test_one_that_says_it_is_too_long_is_not_read() -> None:
    async def never() -> Message:
        raise AssertionError

    headers = [(b"content-type", UPDATE.encode()), (b"content-length", b"5001")]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    with pytest.raises(Problem, match="at most 5000 bytes"):
        asyncio.run(read_request(Request(scope, never), LONGEST))


def test_nothing_is_asked_by_a_get_without_a_query() -> None:
    assert read() is None
    assert read("GET", "format=ttl") is None


@pytest.mark.parametrize(
    ("query", "content", "kind", "status", "words"),
    [
        ("", b"update=A&update=B", FORM, 400, "one update at a time: there are 2"),
        ("", b"query=A&update=B", FORM, 400, "has both"),
        ("query=A", b"B", UPDATE, 400, "has both"),
        ("update=A", b"", FORM, 400, "never in the address"),
        ("update=A", b"B", UPDATE, 400, "never in the address"),
        ("update=A", b"B", QUERY, 400, "never in the address"),
        ("query=A", b"B", QUERY, 400, "one query at a time"),
        ("", b"x=y", FORM, 400, "give it as `query`, an update as `update`"),
        ("", b"update=A", None, 415, "nothing named"),
        ("", b"CLEAR ALL", "text/plain", 415, UPDATE),
        ("", b"CLEAR ALL", "multipart/form-data; boundary=x", 415, FORM),
        ("", b"CLEAR ALL", f"{UPDATE}; charset=UTF-16", 400, "utf-16"),
        ("", b"update=A", f'{FORM}; charset="latin-1"', 400, "latin-1"),
        ("", b"\xff", UPDATE, 400, "UTF-8"),
        ("", b"update=%FF", FORM, 400, "UTF-8"),
        ("timeout=soon", b"A", UPDATE, 400, "soon"),
        ("using-graph-uri=x", b"A", UPDATE, 400, "'x' is no absolute IRI"),
        ("using-graph-uri=a:b%20c", b"A", UPDATE, 400, "'a:b c' is no absolute IRI"),
        ("default-graph-uri=a:b", b"A", UPDATE, 400, "an update has using-graph-uri"),
        ("using-graph-uri=a:b", b"A", QUERY, 400, "a query has default-graph-uri"),
        ("using-graph-uri=a:b", b"WITH <a:c> DELETE {} WHERE {}", UPDATE, 400, "line 1"),
        ("using-named-graph-uri=a:b", b"\nINSERT {} USING <a:c> WHERE {}", UPDATE, 400, "line 2"),
    ],
)
def test_what_is_not_right_is_told(
    query: str, content: bytes, kind: str | None, status: int, words: str
) -> None:
    refused(words, status=status, method="POST", query=query, content=content, kind=kind)


def test_an_update_by_get_is_refused() -> None:
    refused("posted", status=400, query="update=CLEAR%20ALL")
    refused("posted", status=400, query=f"query={quote('ASK {}')}&update=")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "GZip, br"])
def test_a_compressed_body_is_refused(coding: str) -> None:
    headers = [("content-encoding", coding)]
    request = {"method": "POST", "content": b"CLEAR ALL", "kind": UPDATE}
    refused("content coding", coding.lower(), status=415, headers=headers, **request)
    assert read("POST", "", b"", UPDATE, headers=[("content-encoding", "identity")])
