"""The first page in a browser: from a question to its page, from words to what is found."""

import pytest
from browser.conftest import OpenPage
from playwright.sync_api import expect


@pytest.mark.parametrize(
    ("place", "leads"),
    [(0, "**/id/technology/id-resolution*"), (1, "**/lineage?*"), (2, "**/targets?*")],
)
def test_a_first_question_leads_to_its_page(open_page: OpenPage, place: int, leads: str) -> None:
    page = open_page("/?lang=zh")
    page.locator(".firsts a").nth(place).click()
    page.wait_for_url(leads)
    expect(page.locator("h1")).to_be_visible()


def test_words_lead_to_what_is_found_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/?lang=ja", scripts=False)
    page.locator("main input[name=q]").fill("標識解析")
    page.locator("main form.large button").click()
    page.wait_for_url("**/search?q=*")
    expect(page.locator("h1")).to_be_visible()


def test_the_picture_leads_to_the_documents_of_a_year(open_page: OpenPage) -> None:
    page = open_page("/?lang=en")
    cell = page.get_by_role("link", name="ministry, 2021").first
    cell.focus()
    cell.press("Enter")
    page.wait_for_url("**/documents?level=ministry&year=2021*")
