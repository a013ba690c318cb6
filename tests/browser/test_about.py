"""The ontology and the method in a browser: the contents lead to terms, a count to documents."""

from browser.conftest import OpenPage
from playwright.sync_api import expect


def test_a_term_is_reached_by_its_name_and_leads_to_its_range(open_page: OpenPage) -> None:
    page = open_page("/ontology?lang=ja#setsTarget")
    term = page.locator("#setsTarget")
    expect(term).to_be_in_viewport()
    term.locator("dl a", has_text="数値目標").first.click()
    expect(page.locator("#Target")).to_be_in_viewport()


def test_the_contents_lead_to_themes(open_page: OpenPage) -> None:
    page = open_page("/ontology?lang=zh", width=360)
    page.locator(".contents a").nth(7).click()
    expect(page.locator("section h2").nth(7)).to_be_in_viewport()


def test_a_count_leads_to_its_documents(open_page: OpenPage) -> None:
    page = open_page("/about?lang=en")
    cell = page.locator(".grid td a").first
    count = cell.text_content()
    cell.click()
    page.wait_for_url("**/documents?*")
    expect(page.locator("main")).to_contain_text(str(count))
