"""Measures of successive plans: which continue, end or are new; and how headings compare."""

from decimal import Decimal

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from packaged import packaged_release
from plans import Aim, Plan, Task, changes, plans, reasons, rows

from graph.rule_functions import FUNCTIONS, dice_similarity
from graph.store import load_store
from ontology.terms import IIP

# -------- The likeness of two texts --------

TEXTS = st.text(alphabet="网络體系强基行动平台ABｃ ", max_size=12)


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_both_ways_and_from_0_to_1(a: str, b: str) -> None:
    assert dice_similarity(a, b) == dice_similarity(b, a)
    assert 0 <= dice_similarity(a, b) <= 1


@given(TEXTS)
def test_a_text_is_wholly_like_itself_in_any_width_and_case(text: str) -> None:
    assert dice_similarity(text, text) == 1
    assert dice_similarity(text, text.swapcase()) == 1


@given(TEXTS.filter(lambda text: len(text.strip()) > 0))
def test_a_text_is_not_like_nothing(text: str) -> None:
    assert dice_similarity(text, "") == 0


def test_likeness_by_hand() -> None:
    """Four of seven and seven pairs are shared: 2 x 4 / 14."""
    assert dice_similarity("网络体系强基行动", "网络体系建设行动") == Decimal("0.5714")
    assert dice_similarity("ABC", "abd") == Decimal("0.5000")
    assert dice_similarity("平", "平") == 1
    assert dice_similarity("平", "平台") == 0


def test_a_rule_calls_it_by_its_iri() -> None:
    query = f"""SELECT (<{IIP}diceSimilarity>("网络", "网络"@zh) AS ?alike)
        (<{IIP}diceSimilarity>("网络", <urn:x>) AS ?error) {{}}"""
    found = ox.Store().query(query, custom_functions=FUNCTIONS)
    assert isinstance(found, ox.QuerySolutions)
    (row,) = found
    decimal = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    assert row["alike"] == ox.Literal("1", datatype=decimal)
    assert row["error"] is None


# -------- Measures --------


def generations(earlier: tuple[Task, ...], later: tuple[Task, ...]) -> ox.Store:
    """What follows from two plans, of which the second succeeds the first."""
    return plans(
        Plan("a", "2018-05-31", tasks=earlier),
        Plan("b", "2020-12-22", tasks=later, more="iip:succeedsPlan <a>"),
    )


def scores(store: ox.Store) -> set[tuple[str, ...]]:
    return rows(store, "SELECT ?l ?s WHERE { ?c iip:laterMeasure ?l ; iip:score ?s }")


def test_like_headings_continue_and_the_others_end_or_are_new() -> None:
    store = generations(
        (Task("标识解析体系构建行动"), Task("加强统筹推进")),
        (Task("标识解析体系增强行动"), Task("数据汇聚赋能行动")),
    )
    assert changes(store, "Measure") == {
        ("carried", "a/0", "b/0"),
        ("dropped", "a/1", "-"),
        ("new", "-", "b/1"),
    }
    assert rows(store, "SELECT ?l ?e WHERE { ?l iip:continuesMeasure ?e }") == {("b/0", "a/0")}
    # Six of nine and nine pairs; there is nothing else to weigh.
    assert scores(store) == {("b/0", "0.6667")}


def test_technologies_weigh_in_where_either_names_any() -> None:
    """By hand: headings 4/14; (0.6 x 0.2857 + 0.3 x 1) / 0.9."""

    def score(before: tuple[str, ...], after: tuple[str, ...]) -> set[tuple[str, ...]]:
        earlier, later = Task("平台建设推广行动", before), Task("平台体系壮大行动", after)
        return scores(generations((earlier,), (later,)))

    assert score((), ()) == set()
    assert score(("p", "q"), ("q", "p")) == {("b/0", "0.5238")}
    assert score(("p",), ("q",)) == set()


def test_a_technology_that_one_of_them_lacks_counts_against_them() -> None:
    """By hand: headings alone 0.5; with a technology on one side 0.6 x 0.5 / 0.9."""
    before, after = "开放合作实施推进行动", "开放合作深化行动"
    assert scores(generations((Task(before),), (Task(after),))) == {("b/0", "0.5")}
    assert scores(generations((Task(before, ("p",)),), (Task(after),))) == set()


def test_an_indicator_in_common_weighs_in() -> None:
    headings = ("标识解析体系构建", "推进标识解析建设")
    plain = generations((Task(headings[0]),), (Task(headings[1]),))
    aimed = generations((Task(headings[0], aim=Aim("5")),), (Task(headings[1], aim=Aim("9")),))
    assert scores(plain) == set()
    assert len(scores(aimed)) == 1
    assert any(reason.endswith(", a target for the same indicator.") for reason in reasons(aimed))


def test_no_plan_before_no_change() -> None:
    same = (Task("网络体系强基行动"),)
    assert (
        changes(plans(Plan("a", "2018", tasks=same), Plan("b", "2020", tasks=same)), "Measure")
        == set()
    )


def test_a_plan_without_measures_on_record_says_nothing() -> None:
    assert changes(generations((), (Task("网络体系强基行动"),)), "Measure") == set()
    assert changes(generations((Task("网络体系强基行动"),), ()), "Measure") == set()


def test_what_a_plan_lacks_that_is_not_held_whole_is_unverified() -> None:
    gap = 'iip:knownGap "Its parts are not held."@en'
    store = plans(
        Plan("a", "2018", tasks=(Task("加强统筹推进"),)),
        Plan("b", "2020", tasks=(Task("数据汇聚"),), more=f"iip:succeedsPlan <a> ; {gap}"),
    )
    query = """SELECT ?type ?mark WHERE { ?change a iip:MeasureChange ;
        iip:changeType ?type ; iip:verification ?mark }"""
    assert rows(store, query) == {("changeDropped", "unverified")}
    assert (
        "“加强统筹推进”: no measure of the next plan is like it, as far as that is held."
        in reasons(store)
    )


def test_measures_of_the_action_plan_go_on() -> None:
    """The action on identifier resolution of 2018-2020 goes on in that of 2021-2023."""
    release = packaged_release()
    store = load_store(release.store, release.statements)
    query = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?before ?after WHERE {
      ?later iip:continuesMeasure ?earlier ; skos:prefLabel ?after . ?earlier skos:prefLabel ?before
      FILTER(LANG(?before) = "zh" && LANG(?after) = "zh") }"""
    found = rows(store, query)
    assert ("标识解析体系构建行动", "标识解析增强行动") in found
    assert ("开放合作实施推进行动", "开放合作深化行动") in found
