"""The search box in a browser: by keyboard alone, with an input method, without scripts."""

from browser.conftest import OpenPage
from browser.looking import axe
from playwright.sync_api import Request, expect

BOX = "main search-box input[name=q]"


def test_names_are_walked_through_by_keys(open_page: OpenPage) -> None:
    page = open_page("/search?lang=zh")
    field = page.locator(BOX)
    field.press_sequentially("標識解析")
    expect(page.locator("main [role=option]").first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert axe(page) == []
    field.press("ArrowDown")
    chosen = page.locator("main [aria-selected=true]")
    expect(field).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    field.press("ArrowUp")
    expect(chosen).to_have_count(0)
    field.press("Escape")
    expect(page.locator("main [role=listbox]")).to_be_hidden()
    expect(field).to_have_value("標識解析")
    field.press("ArrowDown")
    expect(page.locator("main [role=option]").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/id/technology/id-resolution*")


def test_enter_without_a_choice_searches(open_page: OpenPage) -> None:
    page = open_page("/search?lang=ja")
    page.locator(BOX).fill("標識解析")
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/search?q=*")
    expect(page.locator(".list > li").first).to_be_visible()
    assert set(page.locator(".list mark").all_text_contents()) <= {"標識解析", "标识解析"}


def test_nothing_is_asked_while_an_input_method_composes(open_page: OpenPage) -> None:
    page = open_page("/search")
    asked: list[str] = []

    def noted(request: Request) -> None:
        asked.extend([request.url] if "suggest" in request.url else [])

    page.on("request", noted)
    page.locator(BOX).focus()
    session = page.context.new_cdp_session(page)
    composed = {"text": "标识", "selectionStart": 2, "selectionEnd": 2}
    session.send("Input.imeSetComposition", composed)
    page.wait_for_timeout(300)
    assert asked == []
    session.send("Input.insertText", {"text": "标识"})
    expect(page.locator("main [role=option]").first).to_be_visible()
    assert len(asked) == 1


def test_the_form_works_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/search?lang=en", scripts=False)
    page.locator(BOX).fill("edge computing")
    page.locator("main search-box button").click()
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator(".list > li").first).to_be_visible()
