"""Bodies in a browser: who works with whom, and one body."""

from browser.conftest import OpenPage
from browser.looking import axe
from playwright.sync_api import expect


def test_a_cell_leads_to_what_the_two_issued(open_page: OpenPage) -> None:
    page = open_page("/bodies", lang="en")
    cell = page.locator(".square a").nth(1)
    title = str(cell.locator("title").text_content())
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/bodies?body=**")
    expect(page.locator(".together")).to_contain_text(title.rpartition(" · ")[2])
    assert page.locator(".together li").count() == int(title.rpartition(" · ")[2].split()[0])
    assert axe(page) == []


def test_a_body_shows_its_years_its_work_and_its_partners(open_page: OpenPage) -> None:
    page = open_page("/id/body/miit", lang="zh")
    expect(page.locator("h1")).to_have_text("工业和信息化部")
    expect(page.locator(".succession")).to_contain_text("信息产业部")
    assert page.locator(".columns svg a").count() > 5
    assert page.locator(".partners tbody tr").count() > 5
    assert axe(page) == []


def test_the_square_is_told_as_a_table(open_page: OpenPage) -> None:
    page = open_page("/bodies", lang="ja", scripts=False)
    page.locator("#together .twin summary").click()
    expect(page.locator("#together .twin tbody tr").first).to_be_visible()
    page.locator("#together .twin + p a, #together .twin > p a").first.click()
    page.wait_for_url("**pairs=all**")
    assert page.locator("#together .twin tbody tr").count() > 40
