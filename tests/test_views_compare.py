"""Two plans side by side: changes laid out, what no change speaks of, families of documents."""

import pytest

from queries.views.compare import ACTOR, Comparison, Item, Plans, Shared
from queries.views.compare_rows import plans

IIP = "https://w3id.org/iiot-policy/ns#"
DOC = "https://w3id.org/iiot-policy/eli/cn/miit"
NOTICE, OLD, ASIDE, NEW = f"{DOC}/1", f"{DOC}/1/annex/1", f"{DOC}/1/annex/2", f"{DOC}/2"
MIIT = "https://w3id.org/iiot-policy/id/body/miit"

Row = dict[str, str]


def facts(cls: str, thing: str, **said: str | list[str]) -> list[Row]:
    """Rows about a thing; a text in Chinese is written `zh:…`."""
    rows = []
    for name, values in said.items():
        for value in [values] if isinstance(values, str) else values:
            text = value.removeprefix("zh:")
            row = {"thing": thing, "class": IIP + cls, "property": IIP + name, "value": text}
            rows.append(row | ({"language": "zh"} if text != value else {}))
    return rows


def measure(name: str, document: str, order: str, **more: str) -> list[Row]:
    own = {"inDocument": document, "prefLabel": f"zh:{name}", "order": order, **more}
    return facts("Measure", f"{document}/{name}", **own)


def target(name: str, document: str, value: str, **more: str) -> list[Row]:
    own = {"inDocument": document, "subject": f"zh:{name}", "numericValue": value, "unitText": "个"}
    comparator = {"comparator": IIP + "atLeast", "dueDate": "2020-12-31"}
    return facts("Target", f"{document}/target/{name}", **own, **comparator, **more)


def change(name: str, cls: str, type_: str, **ends: str) -> list[Row]:
    documents = {"earlierDocument": OLD, "laterDocument": NEW}
    own = {"changeType": IIP + type_, "reason": "zh:因为", **documents, **ends}
    return facts(cls, f"{NEW}/change/{name}", **own)


FACTS = [
    *measure("平台", OLD, "2", setsTarget=f"{OLD}/target/上云"),
    *measure("网络", OLD, "1"),
    *measure("平台壮大", NEW, "1"),
    *measure("要点", ASIDE, "1"),
    *target("上云", OLD, "100", verification=IIP + "recalled"),
    *target("上云", NEW, "300"),
    *target("标识", NEW, "5"),
    *change("a", "MeasureChange", "changeDropped", earlierMeasure=f"{OLD}/网络"),
    *change(
        "b", "MeasureChange", "changeCarried", score="0.67",
        earlierMeasure=f"{OLD}/平台", laterMeasure=f"{NEW}/平台壮大",
    ),
    *change(
        "c", "TargetChange", "changeRaised",
        earlierTarget=f"{OLD}/target/上云", laterTarget=f"{NEW}/target/上云",
    ),
]  # fmt: skip
QUOTES = [{"target": f"{OLD}/target/上云", "quote": "推动100个企业上云"}]
ACTORS = [
    {"document": OLD, "body": MIIT},
    {"document": NEW, "body": MIIT, "name": "工业和信息化部"},
    {"document": NEW, "name": "各地"},
    {"document": NEW},
]
PAIRS = [
    {"later": NEW, "property": IIP + "previousGeneration", "earlier": OLD},
    {"later": NEW, "property": IIP + "succeedsPlan", "earlier": OLD},
]


@pytest.fixture
def known() -> Plans:
    return plans(FACTS, QUOTES, ACTORS, PAIRS)


def told(found: Comparison) -> dict[str, list[tuple[str | None, str | None]]]:
    """The ends of each change, at the left and at the right."""

    def end(item: Item | None) -> str | None:
        return item.names["zh"] if item else None

    return {
        f"{kind} {name}": [(end(c.at(found.left)), end(c.at(found.right))) for c in changes]
        for kind, groups in found.groups.items()
        for name, changes in groups.items()
    }


def test_changes_are_laid_out_by_type(known: Plans) -> None:
    found = known.compare([OLD], [NEW])
    assert told(found) == {
        "measure changeCarried": [("平台", "平台壮大")],
        "measure changeDropped": [("网络", None)],
        "target changeRaised": [("上云", "上云")],
    }
    assert found.is_aligned
    assert not found.reversed


def test_the_other_way_round_the_cells_change_sides_and_the_changes_stay(known: Plans) -> None:
    found = known.compare([NEW], [OLD])
    assert told(found)["measure changeDropped"] == [(None, "网络")]
    assert found.reversed


def test_of_a_notice_the_annex_that_is_a_generation_is_compared(known: Plans) -> None:
    found = known.compare([NOTICE, OLD, ASIDE], [NEW])
    assert (found.left, found.right) == ((OLD,), (NEW,))
    assert told(found) == told(known.compare([OLD], [NEW]))


def test_what_no_change_speaks_of_is_told_apart(known: Plans) -> None:
    left, right = known.compare([OLD], [NEW]).rest["target"]
    assert [item.names["zh"] for item in (*left, *right)] == ["标识"]
    unaligned = known.compare([ASIDE], [NEW])
    assert not unaligned.is_aligned
    assert [item.names["zh"] for item in unaligned.rest["measure"][0]] == ["要点"]


def test_a_target_has_its_figure_its_quotes_and_the_measure_that_sets_it(known: Plans) -> None:
    (item,) = (item for item in known.items[OLD] if item.kind == "target")
    assert (item.amount, item.due, item.marks) == ("≥ 100 个", "2020-12-31", ("recalled",))
    assert (item.quotes, item.part) == (("推动100个企业上云",), f"{OLD}/平台")


def test_measures_stand_in_the_order_of_the_text(known: Plans) -> None:
    measures = [item.names["zh"] for item in known.items[OLD] if item.kind == "measure"]
    assert measures == ["网络", "平台"]


def test_actors_are_bodies_or_what_the_text_calls_them(known: Plans) -> None:
    assert known.compare([OLD], [NEW]).actors == Shared((), (MIIT,), (f"{ACTOR}各地",))


def test_a_pair_is_told_once_and_counted(known: Plans) -> None:
    (pair,) = known.pairs
    assert (pair.earlier, pair.later, pair.stated) == (OLD, NEW, True)
    assert (pair.measures, pair.targets) == (2, 1)
    assert known.answering(NEW) == {OLD: 3}


def test_nothing_is_known_of_an_empty_graph() -> None:
    found = plans([], [], [], []).compare([OLD], [NEW])
    assert not found.is_aligned
    assert found.rest == {"measure": ((), ()), "target": ((), ())}
