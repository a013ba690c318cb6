"""Targets of successive plans: which one takes the place of which, and how it differs."""

import random

import pytest
from packaged import packaged_release
from plans import Aim, Plan, changes, plans, reasons, rows

from graph.dumps import digest
from graph.iris import digest as digest_of_text
from graph.store import load_store


def one_change(earlier: Aim, later: Aim) -> str:
    """The kind of change from one plan to the next."""
    store = plans(Plan("a", "2018-05-31", (earlier,)), Plan("b", "2021-01-13", (later,)))
    ((kind, first, second),) = changes(store)
    assert (first, second) == ("a0", "b0")
    return kind


@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        (Aim("20"), Aim("120"), "raised"),
        (Aim("120"), Aim("20"), "lowered"),
        (Aim("10", due="2020"), Aim("10", due="2023"), "carried"),
        (Aim("10"), Aim("10", due="2023"), "carried"),
        (Aim("10", due="2023"), Aim("10", due="2023"), "restated"),
        (Aim("10", "~", due="2020"), Aim("10", due="2023"), "restated"),
        (Aim("10", due="2020"), Aim("10", due="2023", subject="标识解析二级节点"), "restated"),
        (Aim("3~5"), Aim("5~8"), "raised"),
        (Aim("3~5"), Aim("3~8"), "raised"),
        (Aim("3~5"), Aim("10"), "raised"),
        (Aim("3~5"), Aim("2~4"), "lowered"),
        (Aim("10", "~"), Aim("8", "~"), "lowered"),
        (Aim("3~5"), Aim("3~5", due="2023"), "carried"),
        (Aim("10", "<="), Aim("8", "<"), "raised"),
        (Aim("8", "<="), Aim("10", "<="), "lowered"),
    ],
)
def test_figures_on_one_basis_are_compared(earlier: Aim, later: Aim, kind: str) -> None:
    assert one_change(earlier, later) == kind


def test_a_figure_within_a_range_is_neither_more_nor_less() -> None:
    assert one_change(Aim("3~5"), Aim("4")) == "restated"
    assert one_change(Aim("4"), Aim("3~5")) == "restated"


@pytest.mark.parametrize(
    ("earlier", "later", "differs"),
    [
        (Aim("20"), Aim("120", basis="growth"), "basis"),
        (Aim("20"), Aim("120", unit="PERCENT"), "unit"),
        (Aim("20"), Aim("120", scope="重点行业"), "scope"),
        (Aim("20", ">="), Aim("120", "<="), "direction"),
        (Aim("20"), Aim("20", basis="ratio", unit="PERCENT"), "basis, unit"),
        (Aim("20", indicator="secondary-nodes-new"), Aim("120"), "indicator, basis"),
    ],
)
def test_figures_that_are_not_alike_are_never_compared(
    earlier: Aim, later: Aim, differs: str
) -> None:
    assert one_change(earlier, later) == "rebased"
    store = plans(Plan("a", "2018-05-31", (earlier,)), Plan("b", "2021-01-13", (later,)))
    (reason,) = reasons(store)
    assert reason.endswith(f": rebased, for these differ: {differs}.")


def test_a_reason_shows_both_figures_in_two_languages() -> None:
    new = Aim("20", ">=", "secondary-nodes-new", "新建二级节点")
    store = plans(
        Plan("a", "2020-03-06", (new,)), Plan("b", "2021-01-13", (Aim("120", ">=", due="2023"),))
    )
    assert reasons(store) == {
        "新建二级节点 >=20个 → 二级节点 >=120个 (2023): "
        "rebased, for these differ: indicator, basis."
    }
    assert reasons(store, "zh") == {
        "新建二级节点 >=20个 → 二级节点 >=120个 (2023)：口径调整，不同之处：指标、口径。"
    }


def test_a_change_has_the_documents_the_rule_and_an_iri_of_its_ends() -> None:
    store = plans(Plan("a", "2018-05-31", (Aim("20"),)), Plan("b", "2021-01-13", (Aim("120"),)))
    query = """SELECT ?change ?from ?to ?rule WHERE { ?change iip:earlierDocument ?from ;
        iip:laterDocument ?to ; iip:derivedBy ?rule ; a iip:TargetChange }"""
    rule = "https://w3id.org/iiot-policy/id/rule/target-change-type"
    name = digest_of_text("https://policy.example/a0")
    assert rows(store, query) == {(f"b0/change/{name}", "a", "b", rule)}
    assert rows(store, "SELECT ?l ?e WHERE { ?l iip:succeedsTarget ?e }") == {("b0", "a0")}


def test_every_change_names_the_rule_in_whose_graph_it_stands() -> None:
    store = plans(
        *chain(), Plan("d", "2024-01-01", (Aim("9", scope="东部"), Aim("8", scope="西部")))
    )
    query = """SELECT ?graph ?rule WHERE {
        GRAPH ?graph { ?change iip:changeType ?type ; iip:derivedBy ?rule } }"""
    found = rows(store, query)
    assert {g.rpartition("/")[2] for g, _ in found} == {"target-change-type", "target-split"}
    assert all(g.rpartition("/")[2] == rule.rpartition("/")[2] for g, rule in found)


# -------- Which target takes the place of which --------


def chain() -> tuple[Plan, ...]:
    return (
        Plan("a", "2018-05-31", (Aim("5"),)),
        Plan("b", "2020-03-06", (Aim("20"),)),
        Plan("c", "2021-01-13", (Aim("120"),)),
    )


def test_the_next_in_time_takes_the_place_and_no_later_one() -> None:
    assert changes(plans(*chain())) == {("raised", "a0", "b0"), ("raised", "b0", "c0")}


def test_the_plan_that_is_succeeded_counts_more_than_the_time() -> None:
    a, b, _ = chain()
    c = Plan("c", "2021-01-13", (Aim("120"),), more="iip:succeedsPlan <a>")
    assert changes(plans(a, b, c)) == {("raised", "a0", "b0"), ("raised", "a0", "c0")}


def test_of_a_series_the_member_of_the_period_before_counts() -> None:
    periods = """
      <pa> time:hasBeginning <ya> . <ya> time:inXSDgYear "2018"^^xsd:gYear .
      <pc> time:hasBeginning <yc> . <yc> time:inXSDgYear "2021"^^xsd:gYear ."""
    a = Plan("a", "2018-05-31", (Aim("5"),), more="eli:is_member_of <s> ; dcterms:temporal <pa>")
    c = Plan("c", "2021-01-13", (Aim("9"),), more="eli:is_member_of <s> ; dcterms:temporal <pc>")
    assert ("raised", "a0", "c0") in changes(plans(a, chain()[1], c, more=periods))
    # Members for one period stand beside each other: none is the next generation of another.
    together = periods.replace('"2021"', '"2018"')
    assert ("raised", "a0", "c0") not in changes(plans(a, chain()[1], c, more=together))


def test_never_within_a_document_nor_between_a_notice_and_its_annex() -> None:
    milestones = (Aim("5", due="2020"), Aim("9", due="2025"))
    assert changes(plans(Plan("a", "2018-05-31", milestones))) == set()
    notice = Plan("n", "2018-05-31", (Aim("5"),), more="eli:has_annex <a>")
    annex = Plan("a", "2018-06-30", (Aim("9"),), more="eli:is_annex_of <n>")
    assert changes(plans(notice, annex)) == set()


def test_the_country_goes_with_the_country_and_a_province_with_itself() -> None:
    store = plans(
        Plan("a", "2018-05-31", (Aim("100"),)),
        Plan("g", "2019-01-01", (Aim("10"),), region="440000"),
        Plan("s", "2020-01-01", (Aim("20"),), region="310000"),
        Plan("h", "2021-01-01", (Aim("30"),), region="440000"),
        Plan("b", "2021-06-30", (Aim("200"),)),
        # Of two regions together: comparable with neither.
        Plan("j", "2022-01-01", (Aim("90"),), region="440000", more="iip:region <310000>"),
    )
    assert changes(store) == {("raised", "a0", "b0"), ("raised", "g0", "h0")}


def test_dates_that_are_known_in_part_stand_in_no_order() -> None:
    a, b = Plan("a", "2018", (Aim("5"),)), Plan("b", "2018-05", (Aim("9"),))
    assert changes(plans(a, b)) == set()
    assert changes(plans(a, Plan("b", "2019", (Aim("9"),)))) == {("raised", "a0", "b0")}


def test_a_document_without_date_goes_with_the_plan_that_it_succeeds_only() -> None:
    a = Plan("a", "2018", (Aim("5"),))
    assert changes(plans(a, Plan("b", "", (Aim("9"),)))) == set()
    b = Plan("b", "", (Aim("9"),), more="iip:succeedsPlan <a>")
    assert changes(plans(a, b)) == {("raised", "a0", "b0")}


def test_a_target_for_an_earlier_day_is_a_step_and_no_successor() -> None:
    plan = Plan("a", "2020-12-22", (Aim("120", due="2023"),))
    step = Plan("b", "2021-06-04", (Aim("60", due="2021"),))
    after = Plan("c", "2022-06-04", (Aim("150", due="2025"),))
    assert changes(plans(plan, step, after)) == {("raised", "a0", "c0"), ("raised", "b0", "c0")}


def test_of_milestones_the_nearest_is_taken_up() -> None:
    """国发〔2017〕50号: 30万 by 2020 and 100万 by 2025, taken up by two later plans."""
    both = Plan("a", "2017-11-19", (Aim("30", due="2020"), Aim("100", due="2025")))
    first = Plan("b", "2018-05-31", (Aim("30", ">", due="2020"),))
    second = Plan("c", "2021-11-30", (Aim("100", ">", due="2025"),))
    assert changes(plans(both, first, second)) == {
        ("restated", "a0", "b0"),
        ("restated", "a1", "c0"),
        ("raised", "b0", "c0"),
    }


def test_other_indicators_do_not_meet() -> None:
    rate = Aim("68", indicator="nc-rate", unit="PERCENT")
    assert changes(plans(Plan("a", "2018", (Aim("5"),)), Plan("b", "2020", (rate,)))) == set()


def test_on_another_basis_the_own_indicator_goes_first() -> None:
    """A stock follows an increment only where no stock went before, and no increment follows."""
    stock, new = Aim("120"), Aim("20", indicator="secondary-nodes-new", subject="新建二级节点")
    a, b = Plan("a", "2018", (stock,)), Plan("b", "2020", (new,))
    assert changes(plans(a, b)) == {("rebased", "a0", "b0")}
    c = Plan("c", "2021", (Aim("150"),))
    assert changes(plans(a, b, c)) == {("raised", "a0", "c0")}


def test_on_another_basis_the_words_have_to_be_alike() -> None:
    new = Aim("20", indicator="secondary-nodes-new", subject="新增行业覆盖")
    a = Plan("a", "2018", (Aim("120"),))
    assert changes(plans(a, Plan("b", "2020", (new,)))) == set()
    followed = Plan("b", "2020", (new,), more="iip:succeedsPlan <a>")
    assert changes(plans(a, followed)) == {("rebased", "a0", "b0")}


def test_what_documents_add_goes_together_only_in_like_words() -> None:
    """Twenty standards for safety are not fewer than sixty for anything."""

    def new(subject: str) -> tuple[Aim]:
        return (Aim("20", indicator="secondary-nodes-new", subject=subject),)

    a = Plan("a", "2018", new("新建标识解析二级节点"))
    assert changes(plans(a, Plan("b", "2020", new("新建标识解析二级节点")))) == {
        ("carried", "a0", "b0")
    }
    assert changes(plans(a, Plan("b", "2020", new("国际节点")))) == set()


# -------- Several at once --------


def test_a_target_is_split_over_scopes() -> None:
    later = (Aim("7", scope="东部"), Aim("4", scope="西部"))
    store = plans(Plan("a", "2018", (Aim("10"),)), Plan("b", "2020", later))
    assert changes(store) == {("split", "a0", "b0"), ("split", "a0", "b1")}


def test_targets_are_merged() -> None:
    earlier = (Aim("7", scope="东部"), Aim("4", scope="西部"))
    store = plans(Plan("a", "2018", earlier), Plan("b", "2020", (Aim("20"),)))
    assert changes(store) == {("merged", "a0", "b0"), ("merged", "a1", "b0")}


def test_each_scope_goes_with_itself() -> None:
    earlier = (Aim("7", scope="东部"), Aim("4", scope="西部"))
    later = (Aim("5", scope="西部"), Aim("6", scope="东部"))
    store = plans(Plan("a", "2018", earlier), Plan("b", "2020", later))
    assert changes(store) == {("lowered", "a0", "b1"), ("raised", "a1", "b0")}


def test_two_figures_for_one_thing_are_no_split() -> None:
    """Sources that disagree: the target is followed by each of the two figures."""
    store = plans(Plan("a", "2018", (Aim("10"),)), Plan("b", "2020", (Aim("5"), Aim("20"))))
    assert changes(store) == {("lowered", "a0", "b0"), ("raised", "a0", "b1")}


# -------- Generations --------

RATE = Aim("68", indicator="nc-rate", unit="PERCENT")


def test_what_the_next_plan_no_longer_has_is_dropped_and_what_the_former_had_not_is_new() -> None:
    store = plans(
        Plan("a", "2018", (Aim("5"),)), Plan("b", "2021", (RATE,), more="iip:succeedsPlan <a>")
    )
    assert changes(store) == {("dropped", "a0", "-"), ("new", "-", "b0")}
    assert reasons(store) == {
        "二级节点 =5个: the next plan sets no such target.",
        "二级节点 =68个: the plan before sets no such target.",
    }


def test_nothing_is_dropped_or_new_without_a_next_plan() -> None:
    assert changes(plans(Plan("a", "2018", (Aim("5"),)), Plan("b", "2021", (RATE,)))) == set()


def test_the_same_thing_on_another_basis_is_not_dropped() -> None:
    new = Aim("20", indicator="secondary-nodes-new")
    b = Plan("b", "2021", (new,), more="iip:succeedsPlan <a>")
    assert changes(plans(Plan("a", "2018", (Aim("5"),)), b)) == {("rebased", "a0", "b0")}


def test_what_a_plan_lacks_that_is_not_held_whole_is_unverified() -> None:
    gap = 'iip:knownGap "Its parts are not held."@en'
    a = Plan("a", "2018", (Aim("5"),))
    b = Plan("b", "2021", (RATE,), more=f"iip:succeedsPlan <a> ; {gap}")
    marked = """SELECT ?type ?mark WHERE { ?change a iip:TargetChange ; iip:changeType ?type ;
        iip:verification ?mark }"""
    store = plans(a, b)
    assert rows(store, marked) == {("changeDropped", "unverified")}
    assert "二级节点 =5个: the next plan sets no such target, as far as it is held." in reasons(
        store
    )
    assert "二级节点 =5个：后一期规划已收录部分未提出此类目标。" in reasons(store, "zh")
    a = Plan("a", "2018", (Aim("5"),), more=gap)
    b = Plan("b", "2021", (RATE,), more="iip:succeedsPlan <a>")
    assert rows(plans(a, b), marked) == {("changeNew", "unverified")}


def test_a_change_is_no_surer_than_its_targets() -> None:
    a, b, c = chain()
    marks = "<b0> iip:verification iip:recalled . <a0> iip:verification iip:seen ."
    query = """SELECT ?later ?mark WHERE { ?change iip:laterTarget ?later
        OPTIONAL { ?change iip:verification ?mark } }"""
    found = rows(plans(a, b, c, more=marks), query)
    assert found == {("b0", "recalled"), ("c0", "recalled")}
    # Recalled by one source and seen in another: seen.
    found = rows(plans(a, b, c, more=f"{marks} <b0> iip:verification iip:seen ."), query)
    assert found == {("b0", "-"), ("c0", "-")}


def test_a_plan_of_which_no_target_is_recorded_says_nothing_either() -> None:
    a, bare = Plan("a", "2018", (Aim("5"),)), Plan("b", "2021", more="iip:succeedsPlan <a>")
    assert changes(plans(a, bare)) == set()


# -------- All together --------


def test_the_order_of_statements_is_no_matter() -> None:
    documents = [
        *chain(),
        Plan("g", "2019", (Aim("7", scope="东部"), Aim("4", scope="西部")), region="440000"),
        Plan("h", "2021", (Aim("20"),), region="440000"),
        Plan("d", "2024", (RATE, Aim("3~5")), more="iip:succeedsPlan <c>"),
    ]
    expected = digest(sorted(plans(*documents), key=str))
    random.Random(7).shuffle(documents)
    assert digest(sorted(plans(*documents), key=str)) == expected


# -------- The packaged corpus --------


def test_secondary_nodes_from_new_ones_to_all_there_are() -> None:
    """2020: 20 new ones; 2021-2023: 120 in all; more than 330 were reported."""
    release = packaged_release()
    store = load_store(release.store, release.statements)
    found = rows(
        store,
        """SELECT ?kind ?before ?after WHERE { ?change iip:changeType ?kind ;
          iip:earlierTarget/iip:targetText ?before ; iip:laterTarget/iip:targetText ?after }""",
    )
    before, after = "新建标识解析二级节点 >=20个", "标识解析二级节点 >=120个 (2023)"
    assert ("changeRebased", before, after) in found
    assert any(r.startswith(f"{after}; reported 330个") for r in reasons(store))
    pairs = "SELECT ?e ?l (COUNT(?c) AS ?n) WHERE { ?c iip:earlierTarget ?e ; iip:laterTarget ?l }"
    assert {n for _, _, n in rows(store, f"{pairs} GROUP BY ?e ?l")} == {"1"}
