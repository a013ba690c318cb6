"""The pages of the targets and of an indicator, their charts and files."""

import csv
import io
from xml.etree.ElementTree import fromstring

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from api.explore.charts.labels import Room
from api.explore.charts.over_time import Sayings, over_time, years_of
from api.explore.charts.scale import bounds, span, ticks
from api.explore.targets_indicator import portrait
from api.explore.targets_wording import Wording
from api.labels import Labels
from ontology.terms import BASE
from queries.views.documents import Entry
from queries.views.targets import Change, Figure, Indicator, Target, Targets
from queries.views.targets_over_time import Panel, PanelKey

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}
NEW_IDS = "id-registrations-new"


def page(server: httpx.Client, path: str = "/targets", **asked: str) -> html.HtmlElement:
    response = server.get(path, params={"lang": "en", **asked}, headers=PAGE, follow_redirects=True)
    assert response.status_code == 200, response.text
    assert "Accept" in response.headers["vary"]
    return html.fromstring(response.text)


def test_the_rows_of_all_targets_stay_as_they_are(server: httpx.Client) -> None:
    answer = server.get("/targets").json()
    assert answer["total"] == len(answer["items"]) == 1


def test_what_falls_due_is_told_with_its_document(server: httpx.Client) -> None:
    found = page(server)
    (row,) = found.xpath("//table[contains(@class, 'due')]//tr[td]")
    told = " ".join(row.text_content().split())
    assert "≥ 2,000,000,000" in told or "≥ 20" in told
    assert "新增标识注册量" in told
    assert "工信厅信管〔2020〕8号" in told
    assert found.xpath("//tr[@class='year']/th/text()") == ["2020"]
    assert "recalled" in told, "what was not seen is marked"


def test_a_choice_is_an_address_and_can_be_taken_back(server: httpx.Client) -> None:
    found = page(server, due="2020", basis="increment")
    chips = found.xpath("//ul[@class='target-chips']//a/@href")
    assert len(chips) == 2
    assert all("due=2020" not in chip or "basis" not in chip for chip in chips)
    nothing = page(server, due="1999")
    assert "No target has all that is chosen." in nothing.text_content()
    assert server.get("/targets?offset=0&sort=no", headers=PAGE).status_code == 200


@pytest.mark.parametrize("path", ["/targets", f"/id/indicator/{NEW_IDS}"])
def test_an_indicator_without_targets_says_so(server: httpx.Client, path: str) -> None:
    found = page(server, path, **({"indicator": NEW_IDS} if path == "/targets" else {}))
    assert found.xpath("string(//main//h1)") == "newly registered identifiers"
    assert found.xpath("//p[@class='figures']//strong/text()") == ["0", "0", "0"]
    assert not found.xpath("//figure")


def test_the_chosen_can_be_taken_away(server: httpx.Client) -> None:
    answer = server.get("/targets", params={"format": "csv", "due": "2020"})
    assert answer.headers["content-type"].startswith("text/csv")
    (row,) = csv.DictReader(io.StringIO(answer.text))
    assert (row["comparator"], row["basis"], row["due"]) == (">=", "increment", "2020")
    held = {"If-None-Match": answer.headers["etag"]}
    same = server.get("/targets", params={"format": "csv", "due": "2020"}, headers=held)
    assert same.status_code == 304
    missing = server.get("/targets", params={"format": "svg", "indicator": NEW_IDS})
    assert missing.status_code == 404
    assert missing.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("lang", ["zh", "ja", "en"])
def test_the_page_speaks_three_languages(server: httpx.Client, lang: str) -> None:
    heading = {"zh": "目标", "ja": "目標", "en": "Targets"}[lang]
    assert page(server, lang=lang).xpath("string(//main//h1)") == heading


def test_an_indicator_that_is_not_known_is_a_choice_of_none(server: httpx.Client) -> None:
    assert not page(server, indicator="no-such").xpath("//figure")


def test_a_portrait_numbers_the_plans_and_links_its_marks() -> None:
    nodes = f"{BASE}id/indicator/secondary-nodes"
    later = goal("b", value=200.0, due="2025", entry=Entry("later", date="2023"), indicator=nodes)
    known = Targets(
        [goal("a", ">=", indicator=nodes), later],
        changes=[Change("raised", "a", "b")],
        indicators=[Indicator(nodes, "个", "stock")],
    )
    found = portrait(known, nodes, Wording(Labels({}), "en"))
    assert found
    assert [entry.iri for _, entry in found.plans] == ["plan", "later"]
    (shown,) = found.panels
    assert shown.title.startswith("national · ")
    chart = fromstring(str(shown.drawn(lambda iri: f"/{iri}")))
    links = [each.get("href") for each in chart.iter() if each.tag.endswith("}a")]
    assert links == ["/plan", "/later"]
    assert "≥ 100 [1]" in [each.text for each in chart.iter()]
    first, second = shown.lines
    assert [follow.earlier for follow in (*first.changes, *second.changes)] == [False, True]
    assert portrait(known, "unknown", Wording(Labels({}), "en")) is None


SAYINGS = Sayings(
    "en",
    "nodes",
    "unit: 个",
    "no due date",
    str.upper,
    lambda t: t.iri,
    lambda f: f.iri,
    lambda i: f"/{i}",
)
PLAN = Entry("plan", date="2020-12-22")


def panel(*targets: Target, **more: object) -> Panel:
    facts: dict[str, object] = {"figures": (), "changes": (), **more}
    return Panel(PanelKey("", "", "个", "stock"), targets, **facts)  # type: ignore[arg-type]


def drawn(shown: Panel) -> str:
    years = years_of([shown])
    assert years
    return over_time(shown, years, SAYINGS)


def goal(name: str, comparator: str = "=", value: float | None = 100, **more: object) -> Target:
    facts = {"due": "2023", "entry": PLAN, **more}
    return Target(name, "节点", comparator, "个", "stock", value, **facts)  # type: ignore[arg-type]


def test_the_sign_of_a_target_says_what_the_text_says() -> None:
    least = drawn(panel(goal("a", ">=")))
    assert "≥ 100" in least
    assert "halo" not in least
    assert 'class="halo"' in drawn(panel(goal("a", "~")))
    band = drawn(panel(goal("a", "range", None, lower=3.0, upper=5.0)))
    assert "3–5" in band


def test_what_has_no_due_date_stands_apart() -> None:
    apart = drawn(panel(goal("a", due=""), goal("b")))
    assert "no due date" in apart
    assert "no due date" not in drawn(panel(goal("b")))


def test_changes_are_named_and_lone_ends_too() -> None:
    later = goal("b", value=200, due="2025")
    changes = (Change("raised", "a", "b"), Change("dropped", "b"))
    text = drawn(panel(goal("a"), later, changes=changes))
    assert "RAISED" in text
    assert "DROPPED" in text


def test_nothing_is_drawn_between_figures() -> None:
    figures = (Figure("f", "i", 100, "个", "2021"), Figure("g", "i", 330, "个", "2024"))
    text = drawn(panel(figures=figures))
    assert text.count("<polygon") == 2
    assert "<path" not in text
    assert drawn(panel(figures=figures)) == text


def test_hostile_names_are_text() -> None:
    assert "&lt;script&gt;" in drawn(panel(goal("<script>")))


@given(st.lists(st.floats(-1e12, 1e12), max_size=8))
def test_an_axis_holds_its_values(values: list[float]) -> None:
    low, high = bounds(values)
    assert low < high
    slack = (high - low) * 1e-6
    assert all(low - slack <= value <= high + slack for value in values)
    assert len(ticks(low, high)) <= 12


@given(st.dates())
def test_a_day_lies_in_its_month_and_year(day: object) -> None:
    text = str(day)
    (at, _), month, year = span(text), span(text[:7]), span(text[:4])
    assert year[0] <= month[0] <= at <= month[1] <= year[1]


@given(st.lists(st.tuples(st.floats(20, 380), st.floats(20, 180)), max_size=30))
def test_no_label_lies_on_another(points: list[tuple[float, float]]) -> None:
    room = Room((0, 0, 400, 200))
    for x, y in points:
        room.place("≥ 120", x, y, 11.5)
    for place, (left, top, right, bottom) in enumerate(room.taken):
        for other in room.taken[place + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart
