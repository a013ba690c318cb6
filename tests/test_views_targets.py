"""Targets as read from rows: by indicator, in panels, by what falls due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.views.documents import Documents, Entry
from queries.views.targets import Change, Figure, Indicator, Target, Targets
from queries.views.targets_due import FACETS, SORTS, Due, document_key, values
from queries.views.targets_over_time import panels

BASE = "https://w3id.org/iiot-policy/"
NODES, CLOUD = f"{BASE}id/indicator/secondary-nodes", f"{BASE}id/indicator/cloud"
BEIJING = f"{BASE}id/region/110000"
PLAN = Entry(f"{BASE}eli/cn/miit/2020/a", date="2020-12-22", level="ministry")
LATER = Entry(f"{BASE}eli/cn/miit/2023/b", date="2023", level="ministry")
LOCAL = Entry(f"{BASE}eli/cn/beijing/2021/c", date="2021", level="province", region=BEIJING)


def target(name: str, **more: object) -> Target:
    facts: dict[str, object] = {
        "subject": "二级节点", "comparator": ">=", "unit": "个", "basis": "stock",
        "indicator": NODES, "value": 120.0, "entry": PLAN, "due": "2023", **more,
    }  # fmt: skip
    return Target(name, **facts)  # type: ignore[arg-type]


def held(*targets: Target, **more: object) -> Targets:
    indicators = [Indicator(NODES, "个", "stock"), Indicator(CLOUD, "家", "stock")]
    return Targets(targets, indicators=indicators, **more)  # type: ignore[arg-type]


def test_rows_become_targets_with_their_documents() -> None:
    row = {
        "target": "t", "document": PLAN.iri, "subject": "二级节点", "comparator": "range",
        "lower": "3", "upper": "5", "unit": "个", "basis": "stock", "due": "2023",
        "indicator": NODES,
    }  # fmt: skip
    found = Targets.of(Documents([PLAN]), [row], [], [], [], [], []).by_iri["t"]
    assert found.entry == PLAN
    assert (found.value, found.heights) == (None, (3.0, 5.0))
    assert (found.dated, found.region, found.printed) == ("2020-12-22", "", "")


def test_units_bases_regions_and_addressees_never_share_a_panel() -> None:
    known = held(
        target("a"),
        target("b", unit="家"),
        target("c", basis="increment"),
        target("d", entry=LOCAL),
        target("e", scope="中央企业"),
        target("f", entry=LATER),
    )
    found = panels(known, NODES)
    assert [len(panel.targets) for panel in found] == [2, 1, 1, 1, 1]
    assert found[-1].key.region == BEIJING, "the country stands before its regions"


def test_a_figure_stands_on_the_basis_of_its_indicator() -> None:
    figures = [Figure("f", NODES, 330, "个", "2024"), Figure("g", NODES, 3, "家", "2024")]
    first, second = panels(held(target("a"), figures=figures), NODES)
    assert [figure.iri for figure in first.figures] == ["f"]
    assert (second.key.unit, second.targets) == ("家", ())


def test_changes_and_fulfilment_go_with_the_panel() -> None:
    change = Change("raised", "a", "b")
    figures = [Figure("f", NODES, 130, "个", "2023")]
    known = held(
        target("a"),
        target("b", value=200.0, entry=LATER, due="2025"),
        changes=[change],
        figures=figures,
        checks=[("a", "f", "met"), ("b", "f", "notMet")],
    )
    (panel,) = panels(known, NODES)
    assert panel.changes == (change,)
    assert panel.met == {"a"}


def test_what_is_not_known_is_a_value_of_its_own() -> None:
    bare = target("a", entry=None, due="", indicator="")
    assert [values(bare, facet) for facet in FACETS] == [
        ("unknown",), ("unknown",), ("national",), (), (), ("unknown",), ("stock",),
    ]  # fmt: skip
    with pytest.raises(KeyError):
        values(bare, "colour")


def test_counts_of_a_facet_ignore_its_own_choice() -> None:
    due = Due([target("a"), target("b", due="2025"), target("c", due="2025", entry=LOCAL)])
    assert due.counts({"due": ["2025"]}, "due") == [("2023", 1), ("2025", 2)]
    assert due.counts({"due": ["2025"]}, "level") == [("ministry", 1), ("province", 1)]
    chosen = due.chosen({"due": ["2025"], "region": ["110000"]})
    assert [each.iri for each in chosen] == ["c"]
    assert due.chosen({"body": ["nobody"]}) == []


def test_targets_without_a_due_date_come_last() -> None:
    due = Due([target("a", due=""), target("b", due="2025"), target("c", due="2023", entry=LATER)])
    orders = {sort: [each.iri for each in due.chosen({}, sort)] for sort in SORTS}
    assert orders["due"] == ["c", "b", "a"]
    assert orders["date"] == ["c", "b", "a"]


def test_a_document_in_an_address() -> None:
    assert values(target("a"), "document") == ("cn/miit/2020/a",)
    assert document_key("urn:other") == "urn:other"


@given(st.lists(st.tuples(st.sampled_from(["2023", "2025", ""]), st.booleans())))
def test_every_target_counts_once_by_year(facts: list[tuple[str, bool]]) -> None:
    its = [
        target(str(place), due=day, entry=LOCAL if local else PLAN)
        for place, (day, local) in enumerate(facts)
    ]
    due = Due(its)
    assert sum(n for _, n in due.counts({}, "due")) == len(its)
    for level in ("ministry", "province"):
        chosen = due.chosen({"level": [level]})
        assert len(chosen) == dict(due.counts({}, "level")).get(level, 0)
