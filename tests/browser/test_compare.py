"""Two plans side by side in a browser: chosen from the list, told without scripts, swapped."""

import httpx
import pytest
from browser.conftest import OpenPage
from browser.pages import BASE, FORMER_PLAN, PLAN
from playwright.sync_api import expect

BOTH = {"a": f"{BASE}{FORMER_PLAN}", "b": f"{BASE}{PLAN}"}


def test_a_pair_is_chosen_and_told_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/compare?lang=en", scripts=False)
    page.locator(".suggested .go").first.click()
    page.wait_for_url("**/compare?*b=*")
    expect(page.locator("#measure-changeCarried")).to_be_visible()
    expect(page.locator("#target-changeDropped")).to_be_visible()
    page.locator("a.swap").click()
    expect(page.locator(".notice")).to_contain_text("The left is the later")


def test_the_plan_before_and_after_are_suggested_first(open_page: OpenPage) -> None:
    page = open_page(f"/compare?a={BOTH['b']}&lang=en", scripts=False)
    first = page.locator(".answer").first
    expect(first).to_contain_text("earlier")
    expect(first).to_contain_text("a text says that it follows")
    first.get_by_role("link").click()
    page.wait_for_url("**/compare?*b=*")
    expect(page.locator(".compare-heads .date").first).to_have_text("31 May 2018")


def test_a_reason_is_shown_on_demand(open_page: OpenPage) -> None:
    page = open_page(f"/compare?a={BOTH['a']}&b={BOTH['b']}", lang="zh")
    why = page.locator(".pair .why").first
    reason = why.locator("p")
    expect(reason).to_be_hidden()
    why.locator("summary").click()
    expect(reason).to_contain_text("相似度")


@pytest.mark.parametrize(
    ("change", "a", "b"),
    [("carried", True, True), ("dropped", True, False), ("new", False, True)],
)
def test_the_plans_of_2018_and_2020_have_measures_and_targets_of_each_kind(
    site: str, change: str, a: bool, b: bool
) -> None:
    rows = httpx.get(f"{site}/compare", params=BOTH, trust_env=False).json()["rows"]
    of = [row for row in rows if row["change"] == change and row["kind"] == "measure"]
    assert of
    assert all((row["a"] is not None, row["b"] is not None) == (a, b) for row in of)


def test_what_was_set_for_clouds_is_rebased(site: str) -> None:
    rows = httpx.get(f"{site}/compare", params=BOTH, trust_env=False).json()["rows"]
    (rebased,) = (row for row in rows if row["change"] == "rebased")
    assert rebased["kind"] == "target"
    assert (rebased["a"]["amount"], rebased["b"]["amount"]) == ("≥ 300,000 家", "2 倍")
    assert "basis" in rebased["reason"]
