"""The lineage as a graph: what is reached from a document, and the way between two."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.lineage import ANNEX, Lineage

OWN = "https://w3id.org/iiot-policy/ns#"
DATES = {
    "law": "2016-11-07",
    "guidance": "2017-11",
    "notice": "2018-05-31",
    "plan": "2018-05-31",
    "work": "2018-05-31",
    "notes": "2020-03-06",
    "pilot": "2020",
    "city": "2021-01-01",
}


def edge(citing: str, cited: str, relation: str, citation: str = "") -> dict[str, str]:
    iri = "http://data.europa.eu/eli/ontology#has_annex" if relation == ANNEX else OWN + relation
    return {"citing": citing, "cited": cited, "relation": iri, "citation": citation}


LINEAGE = Lineage(
    [{"document": name, "date": date, "number": ""} for name, date in DATES.items()]
    + [{"document": "undated"}, {"document": "alone"}],
    [
        edge("guidance", "law", "legalBasis", "c1"),
        edge("notice", "plan", ANNEX),
        edge("notice", "work", ANNEX),
        edge("plan", "guidance", "implementsPolicy", "c2"),
        edge("plan", "guidance", "implementsPolicy", "c3"),
        edge("notes", "plan", "buildsOn", "c4"),
        edge("pilot", "notes", "legalBasis", "c5"),
        edge("city", "guidance", "implementsPolicy", "c6"),
        edge("undated", "notes", "explains", "c7"),
    ],
)


def depths(view: "nx.MultiDiGraph[str]") -> dict[str, int]:
    return {node: facts["depth"] for node, facts in view.nodes(data=True)}


def test_up_and_down_are_walked_apart_and_siblings_are_not_reached() -> None:
    assert depths(LINEAGE.around("notes", 9)) == {
        "notes": 0, "plan": -1, "notice": -1, "work": -1, "guidance": -2, "law": -3,
        "pilot": 1, "undated": 1,
    }  # fmt: skip


def test_a_direction_leaves_out_the_other() -> None:
    assert depths(LINEAGE.around("notes", 1, "down")) == {"notes": 0, "pilot": 1, "undated": 1}
    assert set(LINEAGE.around("notes", 2, "up")) == {"notes", "plan", "notice", "work", "guidance"}


@pytest.mark.parametrize("start", ["notice", "plan", "work"])
def test_a_publication_is_reached_whole_from_each_of_its_texts(start: str) -> None:
    assert depths(LINEAGE.around(start, 0)) == {"notice": 0, "plan": 0, "work": 0}
    assert depths(LINEAGE.around(start, 1)) == {
        "notice": 0, "plan": 0, "work": 0, "guidance": -1, "notes": 1,
    }  # fmt: skip


def test_a_view_has_all_edges_between_its_documents_and_leaves_out_empty_values() -> None:
    view = LINEAGE.around("plan", 1)
    assert sorted(key for *_, key in view.edges(keys=True)) == [
        "buildsOn c4", "hasAnnex", "hasAnnex", "implementsPolicy c2", "implementsPolicy c3",
    ]  # fmt: skip
    assert view.nodes["plan"] == {"date": "2018-05-31", "depth": 0}
    assert view["plan"]["guidance"]["implementsPolicy c2"] == {
        "relation": "implementsPolicy", "citation": "c2",
    }  # fmt: skip


def test_relations_narrow_the_view_and_annexes_stay() -> None:
    view = LINEAGE.around("plan", 9, relations=["buildsOn"])
    assert set(view) == {"plan", "notice", "work", "notes"}
    assert {facts["relation"] for *_, facts in view.edges(data=True)} == {"buildsOn", ANNEX}
    assert LINEAGE.relations() == ["buildsOn", "explains", ANNEX, "implementsPolicy", "legalBasis"]


@pytest.mark.parametrize(
    ("as_of", "later"),
    [
        ("2020-03-05", set()),
        ("2020-03-06", {"notes", "pilot"}),
        ("2020-03", {"notes", "pilot"}),
        ("2020", {"notes", "pilot"}),
        ("2019", set()),
    ],
)
def test_as_of_leaves_out_what_did_not_exist_yet(as_of: str, later: set[str]) -> None:
    assert set(LINEAGE.around("plan", 2, "down", as_of=as_of)) == {"plan", "notice", "work"} | later


def test_as_of_keeps_the_document_asked_for_and_leaves_out_the_undated() -> None:
    assert set(LINEAGE.around("notes", 1, as_of="2017-12-31")) == {"notes"}
    assert "undated" not in LINEAGE.around("notes", 1, as_of="2030-01-01")


def test_a_view_does_not_change_the_lineage() -> None:
    LINEAGE.around("notes").nodes["plan"]["depth"] = 99
    assert not any("depth" in facts for _, facts in LINEAGE.graph.nodes(data=True))


def test_an_unknown_document_is_a_key_error() -> None:
    for ask in (
        lambda: LINEAGE.around("nowhere"),
        lambda: LINEAGE.path("nowhere", "plan"),
        lambda: LINEAGE.path("plan", "nowhere"),
    ):
        with pytest.raises(KeyError, match="nowhere"):
            ask()


def steps(start: str, end: str, *relations: str) -> list[tuple[str, str, bool]]:
    hops = LINEAGE.path(start, end, relations)
    return [(hop.citing, hop.cited, hop.forward) for hop in hops]


def test_a_path_goes_either_way_along_the_edges() -> None:
    assert steps("law", "pilot") == [
        ("guidance", "law", False),
        ("plan", "guidance", False),
        ("notes", "plan", False),
        ("pilot", "notes", False),
    ]
    assert steps("city", "plan") == [("city", "guidance", True), ("plan", "guidance", False)]
    assert LINEAGE.path("city", "plan")[0].facts["citation"] == "c6"


def test_a_path_goes_through_annexes_and_ends_where_it_starts() -> None:
    assert steps("work", "guidance") == [
        ("notice", "work", False), ("notice", "plan", True), ("plan", "guidance", True),
    ]  # fmt: skip
    assert steps("plan", "plan") == []


def test_no_path_is_an_empty_one() -> None:
    assert steps("plan", "alone") == []
    assert steps("city", "plan", "buildsOn") == []


def test_annex_steps_are_free() -> None:
    lineage = Lineage(
        [{"document": name} for name in "abcdef"],
        [
            edge("a", "b", "cites"), edge("b", "f", "cites"),
            edge("a", "c", ANNEX), edge("c", "d", ANNEX), edge("e", "d", ANNEX),
            edge("e", "f", "cites"),
        ],
    )  # fmt: skip
    assert [hop.facts["relation"] for hop in lineage.path("a", "f")] == [ANNEX] * 3 + ["cites"]


PAIRS = st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(["cites", ANNEX]))


@given(st.lists(PAIRS, max_size=14))
def test_a_path_is_connected_and_has_the_fewest_steps(pairs: list[tuple[int, int, str]]) -> None:
    names = [str(number) for number in range(7)]
    edges = [edge(str(a), str(b), relation) for a, b, relation in pairs]
    lineage = Lineage([{"document": name} for name in names], edges)
    weighted: nx.Graph[str] = nx.Graph()
    weighted.add_nodes_from(names)
    for a, b, relation in sorted(pairs, key=lambda pair: pair[2] == ANNEX):  # the free one counts
        weighted.add_edge(str(a), str(b), weight=0 if relation == ANNEX else 1)
    known = nx.single_source_dijkstra_path_length(weighted, "0")
    for end in names:
        here, cost = "0", 0
        for hop in lineage.path("0", end):
            assert here == (hop.citing if hop.forward else hop.cited)
            here = hop.cited if hop.forward else hop.citing
            cost += hop.facts["relation"] != ANNEX
        assert (here == end) == (end in known)
        assert end not in known or cost == known[end]
