"""The parts of a push: digests, chunks, comparison, marks, and what servers make of literals."""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_servers import NO_VIRTUOSO, VIRTUOSO, oxigraph, virtuoso

from graph.push_auth import UserAndPassword
from graph.push_compare import Difference, compare
from graph.push_digest import Fingerprint, fingerprint, fingerprints
from graph.push_http import ServerError
from graph.push_known import KNOWN, as_virtuoso_has_it
from graph.push_marker import PUSHED, Marker, read_marker
from graph.push_parts import NQuads, Part, chunks
from graph.push_server import Addresses, Server
from queries.dialects import DIALECTS

XSD = "http://www.w3.org/2001/XMLSchema#"
P = ox.NamedNode("urn:p")
G = "urn:g"


def triple(subject: int, value: str = "x") -> ox.Triple:
    return ox.Triple(ox.NamedNode(f"urn:s{subject:04}"), P, ox.Literal(value))


def part(triples: list[ox.Triple], target: str | None = G) -> Part:
    return Part(target, fingerprint(triples), partial(iter, triples))


def same(literal: ox.Literal) -> ox.Literal:
    return literal


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph") / "store") as found:
        yield found


@pytest.fixture
def opened(address: str) -> Iterator[Callable[[int | None], Server]]:
    """Opens conversations with a server that is taken to cut answers at so many rows."""
    servers: list[Server] = []

    def open_(rows: int | None) -> Server:
        found = Addresses(f"{address}/query", f"{address}/store", f"{address}/update", rows=rows)
        servers.append(Server(found, None, 60))
        return servers[-1]

    yield open_
    for server in servers:
        with server:
            pass


triples = st.lists(
    st.builds(triple, st.integers(0, 9), st.text(st.characters(codec="utf-8"), max_size=5)),
    unique_by=str,
    max_size=20,
)


@given(triples, st.randoms())
def test_a_fingerprint_does_not_depend_on_order(found: list[ox.Triple], random: object) -> None:
    mixed = found.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert fingerprint(mixed) == fingerprint(found)


@given(triples.filter(bool))
def test_a_fingerprint_tells_one_statement_from_another(found: list[ox.Triple]) -> None:
    assert fingerprint(found[:-1]) != fingerprint(found)
    assert fingerprint([*found[:-1], triple(99)]) != fingerprint(found)


def test_a_fingerprint_is_what_it_says() -> None:
    """`printf '<urn:s0001> <urn:p> "x" .\\n' | sha256sum` and the same of s0002."""
    one = 0x293AD35B84F020E316C36F10F8CA5B260905D649140312DE6C235F4EA4161B98
    two = int(sha256(b'<urn:s0002> <urn:p> "x" .\n').hexdigest(), 16)
    assert fingerprint([triple(1)]) == Fingerprint(1, f"{one:064x}")
    assert fingerprint([triple(1), triple(2)]).digest == f"{(one + two) % 2**256:064x}"


@given(triples, triples)
def test_fingerprints_of_all_graphs_are_those_of_each(
    one: list[ox.Triple], other: list[ox.Triple]
) -> None:
    graph = ox.NamedNode(G)
    quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in one]
    quads += [ox.Quad(t.subject, t.predicate, t.object) for t in other]
    places = ((G, one), (None, other))
    expected = {place: fingerprint(its) for place, its in places if its}
    assert fingerprints(reversed(quads)) == expected


@given(triples)
def test_chunks_are_the_whole_and_parse(found: list[ox.Triple]) -> None:
    pieces = list(chunks(iter(found), 100))
    read = [list(ox.parse(text, format=ox.RdfFormat.N_TRIPLES)) for text, _ in pieces]
    assert [quad.triple for piece in read for quad in piece] == found
    assert [end for _, end in pieces] == [
        sum(map(len, read[: number + 1])) for number in range(len(read))
    ]
    assert all(
        len(text) <= 100 or len(piece) == 1 for (text, _), piece in zip(pieces, read, strict=True)
    )


def test_quads_name_the_places_and_come_as_often_as_they_are_asked_for() -> None:
    content = NQuads([part([triple(1)]), part([triple(2)], None)], {G: "urn:place", None: None})
    for _ in range(2):
        quads = list(ox.parse(b"".join(content), format=ox.RdfFormat.N_QUADS))
        assert quads[0].graph_name == ox.NamedNode("urn:place")
        assert quads[1].graph_name == ox.DefaultGraph()


@pytest.mark.parametrize("rows", [None, 5000, 40], ids=["whole", "limit above", "by subjects"])
@pytest.mark.parametrize(
    ("there", "missing", "surplus"),
    [
        ([triple(number) for number in range(100)], 0, 0),
        ([triple(number) for number in range(1, 100)], 1, 0),
        ([triple(number) for number in range(101)], 0, 1),
        ([*(triple(number) for number in range(99)), triple(99, "y")], 1, 1),
        ([*(triple(number) for number in range(99)), triple(777)], 1, 1),
        ([triple(3)], 99, 0),
    ],
    ids=["equal", "one lost", "one more", "one changed", "one of another subject", "one is left"],
)  # fmt: skip
def test_a_comparison_counts_what_differs(
    opened: Callable[[int | None], Server],
    there: list[ox.Triple],
    missing: int,
    surplus: int,
    rows: int | None,
) -> None:
    server = opened(rows)
    server.put(G, b"".join(text for text, _ in chunks(iter(there), 10_000)))
    ours = part([triple(number) for number in range(100)])
    found = compare(server, ours, G, same)
    assert (found.missing, found.surplus) == (missing, surplus)
    assert found.none is (missing == surplus == 0)
    assert bool(found.examples) is bool(missing or surplus)
    assert len(found.examples) <= 2 * 5 + 1


def test_a_comparison_that_cannot_be_whole_is_refused(
    opened: Callable[[int | None], Server],
) -> None:
    """A subject with more statements than the server gives at once."""
    many = [triple(1, str(number)) for number in range(60)]
    server = opened(40)
    server.put(G, b"".join(text for text, _ in chunks(iter(many), 10_000)))
    with pytest.raises(ServerError, match="cannot be compared"):
        compare(server, part(many), G, same)


def test_counts_go_on_where_a_server_cuts_them(opened: Callable[[int | None], Server]) -> None:
    whole = opened(None)
    names = [f"urn:many:{number:02}" for number in range(23)]
    for number, name in enumerate(names):
        whole.put(
            name, b"".join(text for text, _ in chunks(iter([triple(number), triple(500)]), 10_000))
        )
    expected = dict.fromkeys(names, 2)
    assert whole.counts("urn:many:") == expected
    assert opened(10).counts("urn:many:") == expected
    for name in names:
        whole.delete(name)
        whole.delete(name)  # is not there any more, which is as asked
    assert whole.counts("urn:many:") == {}


def test_a_mark_is_read_as_it_was_written(opened: Callable[[int | None], Server]) -> None:
    server = opened(None)
    for marker in (Marker("0123", frozenset({"urn:a", None})), Marker(None, frozenset({"urn:b"}))):
        server.put(PUSHED, marker.lines().encode())
        assert read_marker(server) == marker
    server.delete(PUSHED)
    assert read_marker(server) == Marker()


def test_an_answer_that_is_no_rdf_is_told(address: str) -> None:
    """The page of a server where its query endpoint should be."""
    with Server(Addresses(f"{address}/", f"{address}/"), None, 5) as server:
        with pytest.raises(ServerError, match=f"{address}/"):
            list(server.triples(G))
        with pytest.raises(ServerError):
            server.count(G)


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))


CHANGED_BY_VIRTUOSO = [
    typed("01", "integer"),
    typed("1.10", "decimal"),
    typed("1e3", "double"),
    typed("123456789012345678901234567890", "integer"),
    typed("0.1234567890123456789", "decimal"),
]
KEPT_BY_VIRTUOSO = [
    typed("3", "decimal"),
    typed("20000000", "decimal"),
    typed("3.2", "decimal"),
    typed("-7", "integer"),
    typed("true", "boolean"),
    typed("2020", "gYear"),
    typed("2020-03", "gYearMonth"),
    typed("2020-03-06", "date"),
    ox.Literal("x"),
    ox.Literal(""),
    ox.Literal("中文 \n \" \\ 𠮷", language="zh-hans"),
]  # fmt: skip


def test_a_literal_that_became_another_is_no_known_normalisation() -> None:
    found = Difference()
    found.add(
        [ox.Triple(P, P, typed("01", "integer")), ox.Triple(P, P, typed("2", "integer"))],
        [ox.Triple(P, P, typed("1", "integer")), ox.Triple(P, P, typed("3", "integer"))],
        as_virtuoso_has_it,
    )
    assert (found.missing, found.surplus) == (1, 1)
    integer = f"^^<{XSD}integer>"
    assert found.normalised == {(f'"01"{integer}', f'"1"{integer}'): 1}


@pytest.mark.parametrize(
    "literal", [typed("x", "integer"), typed("", "decimal"), typed("NaN", "decimal")]
)
def test_a_value_that_is_not_of_its_type_is_left_alone(literal: ox.Literal) -> None:
    assert as_virtuoso_has_it(literal) == literal


@pytest.mark.skipif(VIRTUOSO is None, reason=NO_VIRTUOSO)
def test_virtuoso_changes_just_the_literals_that_it_is_known_to_change(tmp_path: Path) -> None:
    literals = CHANGED_BY_VIRTUOSO + KEPT_BY_VIRTUOSO
    ours = [ox.Triple(ox.NamedNode(f"urn:{n:02}"), P, value) for n, value in enumerate(literals)]
    with virtuoso(tmp_path) as address:
        addresses = KNOWN["virtuoso"].addresses(f"{address}/sparql", None, None)
        with Server(addresses, UserAndPassword("dba", "dba"), 60) as server:
            server.put(G, b"".join(text for text, _ in chunks(iter(ours), 10_000)))
            found = compare(server, part(ours), G, as_virtuoso_has_it)
            strict = compare(server, part(ours), G, same)
    assert found.none
    assert {was for was, _ in found.normalised} == set(map(str, CHANGED_BY_VIRTUOSO))
    assert strict.missing == strict.surplus == len(CHANGED_BY_VIRTUOSO)


@pytest.mark.parametrize(
    ("dialect", "query", "graph_store", "update", "bulk"),
    [
        ("oxigraph", "/query", "/store", "/update", "/store"),
        ("fuseki", "/ds/sparql", "/ds/data", "/ds/update", "/ds/data"),
        ("virtuoso", "/sparql", "/sparql-graph-crud-auth", "/sparql-auth", None),
        ("graphdb", "/r/x", "/r/x/rdf-graphs/service", "/r/x/statements", "/r/x/statements"),
        ("neptune", "/sparql", "/sparql/gsp/", "/sparql", None),
        ("qlever", "/", "/", "/", None),
    ],
)
def test_a_makers_addresses_are_found_beside_that_for_queries(
    dialect: str, query: str, graph_store: str, update: str, bulk: str | None
) -> None:
    host = "https://host:8080"
    found = KNOWN[dialect].addresses(host + query, None, None)
    assert (found.graph_store, found.update) == (host + graph_store, host + update)
    assert found.bulk == (host + bulk if bulk else None)
    own = KNOWN[dialect].addresses(host + query, "http://o/gs", "http://o/u")
    assert (own.graph_store, own.update) == ("http://o/gs", "http://o/u")


def test_what_is_known_is_of_the_dialects_that_there_are() -> None:
    assert set(KNOWN) == set(DIALECTS)
