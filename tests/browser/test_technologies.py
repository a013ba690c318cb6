"""Technologies in a browser: where did 标识解析 come from, who took it up, with what numbers."""

from browser.conftest import OpenPage
from browser.looking import axe
from playwright.sync_api import expect


def test_the_question_is_answered_at_a_glance(open_page: OpenPage) -> None:
    page = open_page("/id/technology/id-resolution", lang="zh")
    glance = page.locator(".glance")
    expect(glance).to_be_in_viewport(ratio=1)
    expect(glance).to_contain_text("2017年11月19日")
    expect(glance).to_contain_text("国发〔2017〕50号")
    expect(glance).to_contain_text("二级节点")
    expect(glance).to_contain_text("≥ 120")
    assert glance.get_by_role("link", name="辽宁省").count() == 1
    places = page.locator(".mentions .part a").evaluate_all("all => all.map(each => each.href)")
    assert places
    assert len(places) == len(set(places)), "a part is told once, with all that it mentions"
    page.locator(".twin summary").first.click()
    expect(page.locator(".twin[open] table").first).to_be_visible()
    assert axe(page) == []


def test_the_tree_opens_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/technologies", lang="en", scripts=False)
    assert axe(open_page("/technologies", lang="en")) == []
    closed = page.locator(".tree details:not([open])").first
    closed.locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.locator(".tree a", has_text="industrial internet platform").first.click()
    page.wait_for_url("**/id/technology/**")
    expect(page.locator("h1")).to_have_text("industrial internet platform")


def test_a_column_leads_to_its_documents(open_page: OpenPage) -> None:
    page = open_page("/id/technology/id-resolution", lang="ja", width=360)
    address = str(page.locator(".columns a").first.get_attribute("href"))
    assert "/documents?" in address
    assert "technology=id-resolution" in address
    assert "year=2017" in address


def test_a_column_and_its_list_count_alike(open_page: OpenPage) -> None:
    page = open_page("/id/technology/id-resolution", lang="en", scripts=False)
    column = page.locator(".columns a", has_text="2020 · department")
    told = str(column.locator("title").text_content()).rpartition(" · ")[2]
    page.goto(page.url.partition("/id/")[0] + str(column.get_attribute("href")))
    expect(page.locator(".documents-count strong")).to_contain_text(told.split()[0])
