"""Targets in a browser: from the list of indicators to a chart, a table and a file."""

from browser.conftest import OpenPage
from browser.looking import axe
from playwright.sync_api import expect


def test_from_the_overview_to_an_indicator_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/targets", lang="en")
    page.get_by_role("link", name="secondary nodes", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/targets?indicator=secondary-nodes*")
    expect(page.locator("h1")).to_have_text("secondary nodes")
    charts = page.locator("figure.panel svg.chart")
    assert charts.count() > 1, "regions stand apart from the country"
    mark = charts.first.locator("a").first
    mark.focus()
    expect(mark).to_be_focused()
    assert "/eli/" in str(mark.get_attribute("href"))
    assert axe(page) == []


def test_a_filter_is_a_form_and_its_state_an_address(open_page: OpenPage) -> None:
    page = open_page("/targets", lang="zh", scripts=False)
    page.locator("select[name=due]").select_option("2025")
    page.locator("select[name=sort]").select_option("date")
    page.locator(".targets-filter button").click()
    page.wait_for_url("**due=2025**")
    assert "sort=date" in page.url
    days = page.locator("table.due td:first-child time").all_text_contents()
    assert days
    assert all("2025年" in day for day in days)
    expect(page.locator(".target-chips a")).to_have_count(1)
    page.locator(".target-chips a").click()
    expect(page.locator(".target-chips a")).to_have_count(0)


def test_the_table_has_what_the_chart_shows(open_page: OpenPage) -> None:
    page = open_page("/id/indicator/gigabit-users", lang="ja")
    marks = page.locator("svg.chart a").count()
    rows = page.locator("table.targets tbody tr").count()
    assert marks == rows
    page.locator("details.quote summary").first.click()
    expect(page.locator("details.quote[open] a").first).to_be_visible()
    shown = page.locator("svg.chart text.change").all_text_contents()
    told = " ".join(page.locator(".follows").all_text_contents())
    assert shown
    assert all(text in told for text in shown)
